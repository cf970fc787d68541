#include "restore/explain/world.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "restore/explain/complaints.h"
#include "restore/explain/cursor.h"

namespace pgstow::explain {
namespace {

using enum ObjectClass;

// Of which expressions and lists of columns speak, where the words around a name may mislead.
constexpr std::array kGuessable = {kRelation, kType, kFunction, kCollation, kOperator};

// What the server has apart from any database's content: without a target it is taken for granted.
constexpr std::array kGiven = {kRole,     kTablespace,   kAvailableExtension,
                               kLanguage, kAccessMethod, kLabelProvider,
                               kSetting,  kDatabase};

bool IsGiven(ObjectClass kind) { return std::ranges::find(kGiven, kind) != kGiven.end(); }

// What extensions make that is in no schema.
bool CanBeOfExtension(ObjectClass kind) {
  return kind == kAccessMethod || kind == kForeignDataWrapper || kind == kLanguage ||
         kind == kServer || kind == kEventTrigger;
}

// Any name with a dot will do.
bool IsCustomSetting(const Object& setting) {
  return !setting.schema.empty() || setting.name.find('.') != std::string::npos;
}

bool IsSystemSchema(const std::string& schema) {
  return schema == "pg_catalog" || schema == "information_schema";
}

}  // namespace

World::World(const model::Toc& toc, const TargetFacts& facts)
    : facts_(facts), here_(facts.objects) {
  if (!facts.known()) here_.insert({kSchema, "", "public"});
  for (const model::Entry& entry : toc.entries) {
    const std::vector<Token> tokens = Tokens(entry.definition, toc.header.standard_strings);
    for (const auto command : Commands(tokens)) {
      for (const Made& made : Read(command).makes) {
        promised_.insert(made.object);
        makers_.emplace(made.object, entry.id);
      }
    }
  }
}

bool World::HasNamed(const Objects& objects, ObjectClass kind, const Object& name) const {
  const auto found = objects.lower_bound({kind, name.schema, name.name, ""});
  return found != objects.end() && found->kind == kind && found->schema == name.schema &&
         found->name == name.name;
}

const Object* World::FindNamed(const Objects& objects, const Object& name) const {
  for (const ObjectClass kind : kGuessable) {
    const auto found = objects.lower_bound({kind, name.schema, name.name, ""});
    if (HasNamed(objects, kind, name)) return &*found;
  }
  return nullptr;
}

bool World::Has(const Object& object) const {
  if (here_.contains(object)) return true;
  // A table is a type too.
  return object.kind == kType && object.detail.empty() &&
         here_.contains({kRelation, object.schema, object.name});
}

// A constraint that nothing in the archive names has the name that the server chose for NOT NULL,
// or is inherited from a table where it is named.
bool World::HasConstraint(const Object& constraint) const {
  constexpr int kNamedNotNull = 18;
  if (here_.contains(constraint)) return true;
  if (promised_.contains(constraint)) return false;
  const auto same_name = [&](const Object& other) {
    return other.kind == kConstraint && other.name == constraint.name;
  };
  return facts_.version == 0 || facts_.version >= kNamedNotNull ||
         std::ranges::any_of(here_, same_name);
}

// Members of extensions have no entries of their own. Those that are in no schema may be of any.
bool World::MayBeOfExtension(const Object& object) const {
  if (promised_.contains(object)) return false;
  if (object.schema.empty()) return CanBeOfExtension(object.kind) && !extension_schemas_.empty();
  return extension_schemas_.contains(object.schema);
}

Complaint World::ComplaintOf(const Need& need, const Object& object) const {
  if (!object.schema.empty() && !here_.contains({kSchema, "", object.schema})) {
    return MissingComplaint({kSchema, "", object.schema}, facts_.encoding);
  }
  if (!need.complaint.message.empty()) return need.complaint;
  return MissingComplaint(object, facts_.encoding, need.noun);
}

std::optional<Complaint> World::UnmetGuess(const Need& need, bool extension_lost) const {
  const Object& name = need.object;
  if (const Object* found = FindNamed(here_, name)) {
    const bool shell = found->kind == kType && found->detail == kShell;
    const bool whole = shell && here_.contains({kType, name.schema, name.name});
    if (!shell || whole || need.shell.message.empty()) return std::nullopt;
    return need.shell;
  }
  const Object* promised = FindNamed(promised_, name);
  if (promised == nullptr) {
    const bool in_schema =
        Has({kSchema, "", name.schema}) || promised_.contains({kSchema, "", name.schema});
    if (!extension_lost || !in_schema || MayBeOfExtension(name)) return std::nullopt;
    return ComplaintOf(need, name);
  }
  // A table stands for its rows' type where a type is meant.
  Object meant = *promised;
  if (meant.kind == kRelation && name.kind == kType) meant.kind = kType;
  if (meant.kind == kType) meant.detail.clear();
  return ComplaintOf(need, meant);
}

std::optional<Complaint> World::Unmet(const Need& need, bool extension_lost) const {
  const Object& object = need.object;
  if (IsSystemSchema(object.schema)) return std::nullopt;
  if (facts_.version > 0 && facts_.version < need.since) return std::nullopt;
  if (need.guessed) return UnmetGuess(need, extension_lost);
  const bool given = IsGiven(object.kind);
  if (given && !facts_.known()) return std::nullopt;
  if (object.kind == kSetting && IsCustomSetting(object)) return std::nullopt;
  if (object.kind == kRule && object.name == "_RETURN") return std::nullopt;  // what a view is
  if (object.kind == kRole && object.name == "public") return std::nullopt;
  if (object.kind == kLocale && (object.name == "c" || object.name == "posix")) return std::nullopt;
  const bool there = object.kind == kConstraint ? HasConstraint(object) : Has(object);
  if (there || MayBeOfExtension(object)) return std::nullopt;
  if (object.kind == kType &&
      here_.contains({kType, object.schema, object.name, std::string(kShell)})) {
    return std::nullopt;
  }
  if (object.kind == kRelation && object.schema.empty()) return std::nullopt;
  return ComplaintOf(need, object);
}

model::DumpId World::MakerOf(const Object& object) const {
  const auto found = makers_.find(object);
  return found == makers_.end() ? 0 : found->second;
}

void World::Add(const Object& object) {
  if (here_.insert(object).second) changes_.emplace_back(object, true);
}

// With it goes what is part of it.
void World::Remove(const Object& object) {
  const std::string name = object.full_name();
  const auto part = [&](const Object& other) {
    if (object.kind == kSchema) return other.schema == object.name;
    if (object.kind != kRelation) return false;
    const bool same = other.schema == object.schema && other.name == object.name;
    return other.detail == name || (same && other.kind != kRelation);
  };
  if (here_.erase(object) == 0) return;
  changes_.emplace_back(object, false);
  for (auto other = here_.begin(); other != here_.end();) {
    if (part(*other)) changes_.emplace_back(*other, false);
    other = part(*other) ? here_.erase(other) : std::next(other);
  }
}

void World::Apply(const Reading& reading) {
  for (const Made& made : reading.makes) {
    if (facts_.version > 0 && facts_.version < made.since) continue;
    // The members of one that was there before are known.
    if (made.object.kind == kExtension && !Has(made.object)) {
      extension_schemas_.insert(reading.extension_schema);
    }
    Add(made.object);
  }
  for (const Object& object : reading.removes) Remove(object);
}

void World::Undo() {
  for (const auto& [object, added] : changes_) {
    if (added) {
      here_.erase(object);
    } else {
      here_.insert(object);
    }
  }
  changes_.clear();
}

}  // namespace pgstow::explain
