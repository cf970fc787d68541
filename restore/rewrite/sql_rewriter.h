// SQL of one entry with other names in it. Pure.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "restore/rewrite/maps.h"
#include "restore/rewrite/qualified_names.h"
#include "restore/rewrite/token_text.h"

namespace pgstow::rewrite {

// A place that speaks of a name that changes, and is left as it is or may have been misread.
struct Mention {
  enum class Place : uint8_t {
    kBody,       // program text: the body of a function
    kComment,    // the text of a comment or a security label
    kConstant,   // a string that the database may take for a name, or run
    kAmbiguous,  // app.x, which may be a column of app or an object in it
  };
  Place place;
  std::string what;     // "schema", "role" or "tablespace"
  std::string name;     // as the archive has it
  std::string excerpt;  // the line of it, cut to a readable length
  friend bool operator==(const Mention&, const Mention&) = default;
};

// Names of the maps that were met.
struct MetNames {
  std::set<std::string, std::less<>> schemas;
  std::set<std::string, std::less<>> owners;
  std::set<std::string, std::less<>> tablespaces;

  void Merge(MetNames&& more) {
    schemas.merge(more.schemas);
    owners.merge(more.owners);
    tablespaces.merge(more.tablespaces);
  }
};

class SqlRewriter {
 public:
  // Both outlive it. `standard_strings`: whether a backslash in '…' stands for itself.
  SqlRewriter(const Maps& maps, const KnownNames& known, bool standard_strings)
      : maps_(maps), known_(known), standard_strings_(standard_strings) {}

  // The text, which may be several statements or a piece of one ("TABLE app.t"), with new names;
  // all else in it is kept byte for byte.
  std::string Rewrite(std::string_view sql);

  // Names of objects with nothing around them, as in 'app.f(app.t)'::regprocedure.
  std::string RewriteNames(std::string_view names);

  // A name that stands by itself; as it is when no map has it.
  std::string Schema(const std::string& name);
  std::string Owner(const std::string& name);
  std::string Tablespace(const std::string& name);

  // What was found since these were called last.
  std::vector<Mention> TakeMentions() { return std::exchange(mentions_, {}); }
  MetNames TakeMet() { return std::exchange(met_, {}); }

 private:
  void RewriteStatement(const Statement& statement, size_t first, TokenText& text);
  void RewriteName(const sql::Token& token, size_t index, Meaning meaning, TokenText& text);
  void LookForMentions(const sql::Token& token, Meaning meaning);
  void LookForWords(std::string_view text, Mention::Place place);
  void AddAmbiguous(const Statement& statement, size_t token);

  const Maps& maps_;
  const KnownNames& known_;
  const bool standard_strings_;
  std::vector<Mention> mentions_;
  MetNames met_;
};

}  // namespace pgstow::rewrite
