#include "restore/explain/requirements.h"

#include <algorithm>
#include <set>

#include "restore/explain/cursor.h"
#include "restore/explain/reading.h"
#include "restore/script/statements.h"

namespace pgstow::explain {
namespace {

using enum ObjectClass;

// Every server has these.
bool IsCommon(const Object& object) {
  switch (object.kind) {
    case kRole:
      return object.name == "public";
    case kLanguage:
      return object.name == "sql" || object.name == "c" || object.name == "internal";
    case kAccessMethod:
      return object.name == "heap" || object.name == "btree" || object.name == "hash" ||
             object.name == "gist" || object.name == "gin" || object.name == "spgist" ||
             object.name == "brin";
    case kLocale:
      return object.name == "c" || object.name == "posix";
    case kSetting:
      return !object.schema.empty();  // of an extension: any name will do
    default:
      return false;
  }
}

class Collection {
 public:
  explicit Collection(bool standard_strings) : standard_strings_(standard_strings) {}

  void Add(const std::vector<script::Statement>& statements) {
    for (const script::Statement& statement : statements) {
      const std::vector<Token> tokens = Tokens(statement.text, standard_strings_);
      for (const auto command : Commands(tokens)) AddNeeds(Read(command));
    }
  }

  std::vector<Object> Result() const {
    std::vector<Object> result;
    std::ranges::set_difference(needs_, made_, std::back_inserter(result));
    return result;
  }

 private:
  void AddNeeds(const Reading& reading) {
    for (const Need& need : reading.needs) {
      const bool server_wide = need.object.kind <= kLocale;
      if (server_wide && !need.guessed && !IsCommon(need.object)) needs_.insert(need.object);
    }
    for (const Made& made : reading.makes) made_.insert(made.object);
  }

  const bool standard_strings_;
  std::set<Object> needs_;
  std::set<Object> made_;
};

}  // namespace

std::vector<Object> RequirementsOf(const model::Toc& toc, const plan::Plan& plan,
                                   const script::ScriptOptions& script) {
  Collection collection(toc.header.standard_strings);
  script::StepStatements statements(toc, plan.options);
  collection.Add(
      script::SessionStatements(toc.header, script, [](std::string_view) { return false; }));
  for (const plan::Step& step : plan.steps) {
    collection.Add(statements.Settings(step));
    if (step.action == plan::Action::kDefine || step.action == plan::Action::kDrop) {
      collection.Add(statements.Work(step));
    }
  }
  return collection.Result();
}

}  // namespace pgstow::explain
