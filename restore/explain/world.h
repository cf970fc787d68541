// What is in the target at some moment of a restore that is only imagined. Pure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "host/model/entry.h"
#include "restore/explain/reading.h"
#include "restore/explain/target_facts.h"

namespace pgstow::explain {

class World {
 public:
  // `toc`: whose entries make the objects that nothing else will. Both outlive it.
  World(const model::Toc& toc, const TargetFacts& facts);

  // What the server says because the need is not met; nothing when it is, as far as is known.
  // `lost`: entries whose objects the statement's entry depends on and which could not be made.
  std::optional<Complaint> Unmet(const Need& need, bool extension_lost) const;

  // Whether it is there already.
  bool Has(const Object& object) const;

  // The entry of the archive that makes it; 0: none.
  model::DumpId MakerOf(const Object& object) const;

  // Changes since the last Keep can be undone.
  void Apply(const Reading& reading);
  void Keep() { changes_.clear(); }
  void Undo();

 private:
  using Objects = std::set<Object>;

  bool HasNamed(const Objects& objects, ObjectClass kind, const Object& name) const;
  const Object* FindNamed(const Objects& objects, const Object& name) const;
  bool MayBeOfExtension(const Object& object) const;
  Complaint ComplaintOf(const Need& need, const Object& object) const;
  std::optional<Complaint> UnmetGuess(const Need& need, bool extension_lost) const;
  bool HasConstraint(const Object& constraint) const;
  void Add(const Object& object);
  void Remove(const Object& object);

  const TargetFacts& facts_;
  Objects here_;
  Objects promised_;                              // by entries of the archive
  std::map<Object, model::DumpId> makers_;        // of what is promised
  std::set<std::string> extension_schemas_;       // of extensions that were made
  std::vector<std::pair<Object, bool>> changes_;  // what was added, or removed (false)
};

}  // namespace pgstow::explain
