#include "restore/explain/predict.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "restore/explain/complaints.h"
#include "restore/explain/cursor.h"
#include "restore/explain/encoding.h"
#include "restore/explain/explanation.h"
#include "restore/explain/features.h"
#include "restore/explain/reading.h"
#include "restore/explain/world.h"
#include "restore/script/statements.h"

namespace pgstow::explain {
namespace {

using plan::Action;
using script::Statement;

class Restore {
 public:
  Restore(const model::Toc& toc, const plan::Plan& plan, const script::ScriptOptions& script,
          const TargetFacts& facts, const PredictOptions& options)
      : toc_(toc),
        plan_(plan),
        script_(script),
        facts_(facts),
        options_(options),
        world_(toc, facts),
        statements_(toc, plan.options) {}

  std::vector<Prediction> Run() {
    StartSession();
    for (size_t i = 0; i < plan_.steps.size() && !stopped(); ++i) {
      step_ = i;
      RunStep(plan_.steps[i]);
    }
    return std::move(predictions_);
  }

 private:
  bool stopped() const { return ended_ || (options_.stop_at_first && !predictions_.empty()); }

  void StartSession() {
    const auto knows = [this](std::string_view name) {
      return !facts_.known() || facts_.Has({ObjectClass::kSetting, "", std::string(name)});
    };
    for (const Statement& statement : script::SessionStatements(toc_.header, script_, knows)) {
      Execute(statement);
    }
    statements_.NewSession();
  }

  void RunStep(const plan::Step& step) {
    const model::Entry& entry = toc_.entries[step.entry];
    extension_lost_ = std::ranges::any_of(
        entry.dependencies, [this](model::DumpId id) { return lost_extensions_.contains(id); });
    if (step.action == Action::kConnect) return StartSession();
    if (step.action == Action::kLoad) {
      if (WantsRows(entry)) Load(step, entry);
      return;
    }
    const bool is_long = step.concurrent && entry.role == model::Role::kDefinition;
    if (options_.in_units && !is_long && RunAtOnce(step, entry)) return;
    NewUnit();
    for (const Statement& setting : statements_.Settings(step)) Execute(setting);
    Define(step, entry);
  }

  void NewUnit() {
    if (options_.in_units && plan_.options.session_authorization) statements_.NewSession();
  }

  // Returns whether all of it will be done; else nothing was.
  bool RunAtOnce(const plan::Step& step, const model::Entry& entry) {
    NewUnit();
    std::vector<Statement> statements = statements_.Settings(step);
    for (Statement& statement : statements_.Work(step)) statements.push_back(std::move(statement));
    const bool known_extension = HasExtension(entry);
    const bool fails = std::ranges::any_of(
        statements, [this](const Statement& statement) { return Try(statement.text).has_value(); });
    if (fails) {
      world_.Undo();
      statements_.NewSession();
      return false;
    }
    world_.Keep();
    if (known_extension) lost_extensions_.insert(entry.id);
    return true;
  }

  bool WantsRows(const model::Entry& entry) const {
    if (!options_.no_data_for_failed_tables) return true;
    return std::ranges::none_of(entry.belongs_to,
                                [this](model::DumpId id) { return failed_.contains(id); });
  }

  void Load(const plan::Step& step, const model::Entry& entry) {
    NewUnit();
    for (const Statement& setting : statements_.Settings(step)) Execute(setting);
    for (const Statement& statement : statements_.BeforeRows(step)) Execute(statement);
    Execute({.text = entry.copy, .failure = ""});
    for (const Statement& statement : statements_.AfterRows(step)) Execute(statement);
  }

  void Define(const plan::Step& step, const model::Entry& entry) {
    const bool known_extension = HasExtension(entry);
    bool first = true;
    for (const Statement& statement : statements_.Work(step)) {
      const bool done = Execute(statement);
      if (first && step.action == Action::kDefine) {
        if (!done) failed_.insert(entry.id);
        if (known_extension || (!done && MakesExtension(entry))) lost_extensions_.insert(entry.id);
      }
      first = false;
    }
  }

  std::optional<Object> ExtensionOf(const model::Entry& entry) const {
    const auto tokens = Tokens(entry.definition, toc_.header.standard_strings);
    for (const auto command : Commands(tokens)) {
      for (const Made& made : Read(command).makes) {
        if (made.object.kind == ObjectClass::kExtension) return made.object;
      }
    }
    return std::nullopt;
  }
  bool MakesExtension(const model::Entry& entry) const { return ExtensionOf(entry).has_value(); }

  // Whether the entry makes an extension that is there already.
  bool HasExtension(const model::Entry& entry) const {
    const std::optional<Object> extension = ExtensionOf(entry);
    return extension && world_.Has(*extension);
  }

  // Returns whether it will be done.
  bool Execute(const Statement& statement) {
    if (stopped()) return false;
    std::optional<Prediction> failure = Try(statement.text);
    if (!failure) {
      world_.Keep();
      return true;
    }
    world_.Undo();
    failure->step = step_;
    failure->sql = statement.text;
    ended_ = statement.ends_restore;
    predictions_.push_back(std::move(*failure));
    return false;
  }

  // Why it will fail, if it will. All commands of a statement are done, or none: what was changed
  // is to be kept or undone.
  std::optional<Prediction> Try(const std::string& sql) {
    const std::vector<Token> tokens = Tokens(sql, toc_.header.standard_strings);
    const std::vector<std::span<const Token>> commands = Commands(tokens);
    std::optional<Prediction> failure = FindUnreadable(sql, commands);
    for (size_t i = 0; i < commands.size() && !failure; ++i) failure = Run(commands[i]);
    return failure;
  }

  std::optional<Prediction> FindUnreadable(const std::string& sql,
                                           std::span<const std::span<const Token>> commands) const {
    if (std::optional<Complaint> complaint =
            Unconvertible(sql, toc_.header.encoding, facts_.encoding)) {
      return Prediction{.complaint = std::move(*complaint), .cause = Cause::kEncoding};
    }
    for (const std::span<const Token> command : commands) {
      if (auto lack = LackIn(command, FoundWhen::kParsing)) return lack;
    }
    return std::nullopt;
  }

  std::optional<Prediction> LackIn(std::span<const Token> command, FoundWhen when) const {
    if (facts_.version == 0) return std::nullopt;
    std::optional<Lack> lack = FindLack(command, facts_.version, when);
    if (!lack) return std::nullopt;
    return Prediction{.complaint = std::move(lack->complaint),
                      .cause = Cause::kNotUnderstood,
                      .reason = std::string(lack->feature->what),
                      .since = lack->feature->before};
  }

  std::optional<Prediction> Run(std::span<const Token> command) {
    if (auto lack = LackIn(command, FoundWhen::kBeginning)) return lack;
    const Reading reading = Read(command);
    if (auto denied = DeniedAtOnce(reading)) return denied;
    if (auto unmet = UnmetIn(reading, /*late=*/false)) return unmet;
    if (!reading.owner.empty() && !MayGiveTo(reading.owner)) {
      return Denied(NotMemberComplaint(reading.owner, facts_.version));
    }
    if (auto lack = LackIn(command, FoundWhen::kRunning)) return lack;
    if (auto unmet = UnmetIn(reading, /*late=*/true)) return unmet;
    for (const Made& made : reading.makes) {
      if (made.may_exist || !world_.Has(made.object)) continue;
      const bool own_words = !made.complaint.message.empty();
      return Prediction{
          .complaint = own_words ? made.complaint : ExistsComplaint(made.object, facts_.encoding),
          .cause = Cause::kExists,
          .object = made.object};
    }
    world_.Apply(reading);
    return std::nullopt;
  }

  std::optional<Prediction> UnmetIn(const Reading& reading, bool late) const {
    for (const Need& need : reading.needs) {
      if (need.late != late) continue;
      if (std::optional<Complaint> complaint = world_.Unmet(need, extension_lost_)) {
        return Missing(need.object, std::move(*complaint));
      }
      if (auto denied = DeniedIn(need.object, reading)) return denied;
    }
    return std::nullopt;
  }

  static Prediction Denied(Complaint complaint) {
    return {.complaint = std::move(complaint), .cause = Cause::kDenied};
  }

  bool AllowsAll() const { return !facts_.known() || facts_.superuser; }

  bool MayGiveTo(const std::string& role) const {
    return AllowsAll() || role == facts_.user || facts_.memberships.contains(role);
  }

  std::optional<Prediction> DeniedAtOnce(const Reading& reading) const {
    if (AllowsAll() || reading.makes.empty()) return std::nullopt;
    const Object& object = reading.makes.front().object;
    switch (object.kind) {
      case ObjectClass::kSchema:
      case ObjectClass::kPublication:
        if (facts_.creates_in_database) return std::nullopt;
        return Denied(DeniedComplaint("database", facts_.database));
      case ObjectClass::kEventTrigger:
      case ObjectClass::kForeignDataWrapper:
      case ObjectClass::kAccessMethod:
        return Denied({"42501", fmt::format("permission denied to create {} \"{}\"",
                                            ClassName(object.kind), object.name)});
      default:
        return std::nullopt;
    }
  }

  // In a schema that is somebody else's.
  std::optional<Prediction> DeniedIn(const Object& schema, const Reading& reading) const {
    if (AllowsAll() || schema.kind != ObjectClass::kSchema || reading.makes.empty() ||
        reading.makes.front().object.schema != schema.name || !facts_.Has(schema) ||
        facts_.open_schemas.contains(schema.name)) {
      return std::nullopt;
    }
    return Denied(DeniedComplaint("schema", schema.name));
  }

  Prediction Missing(const Object& object, Complaint complaint) const {
    const model::DumpId maker = world_.MakerOf(object);
    return {.complaint = std::move(complaint),
            .cause = maker != 0 ? Cause::kConsequence : Cause::kMissing,
            .object = object,
            .because_of = maker};
  }

  const model::Toc& toc_;
  const plan::Plan& plan_;
  const script::ScriptOptions& script_;
  const TargetFacts& facts_;
  const PredictOptions& options_;
  World world_;
  script::StepStatements statements_;
  std::optional<size_t> step_;
  bool extension_lost_ = false;  // one that the step's entry depends on
  bool ended_ = false;           // by a failure that the restore does not survive
  std::set<model::DumpId> failed_;
  std::set<model::DumpId> lost_extensions_;
  std::vector<Prediction> predictions_;
};

}  // namespace

std::vector<Prediction> Predict(const model::Toc& toc, const plan::Plan& plan,
                                const script::ScriptOptions& script, const TargetFacts& facts,
                                const PredictOptions& options) {
  return Restore(toc, plan, script, facts, options).Run();
}

}  // namespace pgstow::explain
