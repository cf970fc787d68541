// Where emitters put entries. The facets (comment, ACL, security label) are written here, once, for
// all kinds.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "host/catalog/catalog.h"
#include "host/catalog/catalog_store.h"
#include "host/catalog/object.h"
#include "host/model/entry.h"
#include "host/sql/acl.h"

namespace pgstow::catalog {

// How an object's facets are spelled. Members left empty: the kind has no such facet.
struct Facets {
  std::string comment_on;   // "FUNCTION public.f(integer)": between COMMENT ON and IS; labels are
                            // put on it under the same name
  std::string comment_tag;  // tag of the COMMENT entry, and of the labels': "FUNCTION f(integer)"
  bool comment = true;      // false: the room writes the comment itself
  std::string acl_kind;     // "FUNCTION": kind after ON in GRANT
  std::string acl_name;     // "public.f(integer)": quoted name after it
  std::string acl_tag;      // tag of the ACL entry: "FUNCTION f(integer)"
};

class Emitter {
 public:
  // Takes an entry into the table of contents, unless it is not wanted there: false.
  using Take = std::function<bool(model::Entry)>;

  Emitter(const CatalogStore& store, const ReadOptions& options, Take take,
          std::vector<DataJob>& data, DumpId first_free_id);

  // A new entry about `object`, not added yet: id, catalog, tag, schema, owner filled, section as
  // the kind's, dependencies empty (the framework fills them).
  model::Entry Draft(const Object& object, std::string_view kind_text) const;

  // The same of an object with an owner of its own that SQL calls `called` ("PUBLICATION p" after
  // ALTER and DROP).
  model::Entry DraftOwned(const Object& object, std::string_view kind_text, std::string called,
                          std::string definition) const;

  // Adds the object's own entry. Its id is the object's dump id.
  void Add(model::Entry entry);

  // Adds an entry about `object` besides its own (ALTER SEQUENCE … OWNED BY, a column default …):
  // gets an id of its own and depends on and belongs to `object`. `section` stays as drafted.
  void AddExtra(const Object& object, model::Entry entry);

  // Adds the table-data entry of `object` and the job that reads its rows.
  void AddData(model::Entry entry, DataJob job);

  // Adds what facets the object has, each only when wanted and present: COMMENT on it, then its
  // security labels, then ACL.
  void AddFacets(const Object& object, const Facets& facets);

  // One facet alone, for what is inside an object (columns …). `sub`: column number; `on`: as
  // Facets::comment_on. Adds nothing when there is no such comment.
  void AddComment(const Object& object, int32_t sub, std::string_view on, std::string_view tag);

  // Adds a comment about `object` whose text is not its own row of pg_description.
  void AddCommentText(const Object& object, std::string_view on, std::string_view tag,
                      std::string_view text);

  // One entry with the security labels of the object and its columns; nothing when there are none.
  // `on` gives what the labels of a column are on, of the object itself for 0, as
  // Facets::comment_on; an empty answer leaves them out.
  void AddSecurityLabels(const Object& object, std::string_view tag,
                         const std::function<std::string(int32_t sub)>& on);

  // The same of one of the things that `object` stands for: `labelled` is its row.
  void AddSecurityLabels(const Object& object, CatalogId labelled, std::string_view tag,
                         const std::function<std::string(int32_t sub)>& on);

  // One ACL entry with these statements (made by sql::AclStatements); nothing when empty or
  // unwanted. `depends_on`: entry it comes after besides the object's own; 0 for none. Returns its
  // id, 0 when nothing was added.
  DumpId AddAcl(const Object& object, std::string_view tag, std::string statements,
                DumpId depends_on = 0);

  const ReadOptions& options() const { return options_; }

 private:
  bool AddOwn(model::Entry entry);

  const CatalogStore& store_;
  const ReadOptions& options_;
  Take take_;
  std::vector<DataJob>& data_;
  DumpId next_id_;
  DumpId last_own_ = 0;                            // the last entry that is an object's own
  model::Pass pass_of_last_ = model::Pass::kMain;  // of that
};

}  // namespace pgstow::catalog
