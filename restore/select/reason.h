// Why an object is in a selection, or out of it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "restore/select/edges.h"

namespace pgstow::select {

enum class Cause : uint8_t {
  // In.
  kEverything,  // no switch says which objects are wanted
  kNamed,       // a name given with `option` is the object's, or its schema's
  kListed,      // the list names it, and no other switch says which objects are wanted
  kDatabase,    // --create makes the database
  kAbout,       // it says something about `via`, which is in: a comment, privileges …
  kPartOf,      // --with-dependents: it is part of `via`, which is in
  kNeeded,      // --with-dependencies: `via`, which is in, needs it
  kCompletes,   // --with-dependencies: it completes `via`, which is in
  // Out.
  kNotNamed,       // no name given with `option`, or another such switch, is the object's
  kNotListed,      // the list does not name it
  kNoDatabase,     // it is about the database, which only --create makes
  kExcluded,       // a name given with `option` is the object's, or its schema's
  kExcludedWith,   // it is part of `via`, which is excluded
  kNeedsExcluded,  // --with-dependencies: it needs `via`, which is out
  kAboutNothing,   // it says something about `via`, which is out
  kSwitchedOff,    // `option` leaves all of its kind out
  kOtherDatabase,  // it is in no database that is wanted (portions.h)
};

struct Reason {
  static constexpr Index kNone = UINT32_MAX;

  Cause cause = Cause::kNotNamed;
  const char* option = nullptr;  // "--table"
  Index name = kNone;            // of the switch's names, in Selection::names
  Index via = kNone;             // an entry
  // The object is in, but this entry has nothing that is wanted of it: what it is, "definitions",
  // "rows" or "statistics", or "--section" for the wrong section.
  const char* unwanted = nullptr;

  // True for entries of the objects that are in.
  bool in() const { return cause <= Cause::kCompletes; }
  // True when another entry brought it along, which options did not ask for by themselves.
  bool pulled() const {
    return cause == Cause::kPartOf || cause == Cause::kNeeded || cause == Cause::kCompletes;
  }
  friend bool operator==(const Reason&, const Reason&) = default;
};

}  // namespace pgstow::select
