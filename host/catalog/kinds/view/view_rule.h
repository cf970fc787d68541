// The rule that holds the query of a view or materialized view: its ON SELECT rule in pg_rewrite.
// Source: https://www.postgresql.org/docs/18/rules-views.html
#pragma once

#include <string>
#include <vector>

#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

// It carries what the view's query depends on. It is written as the view's own query, unless a
// dependency loop needs the view before that: then a stand-in with the same columns is made first,
// and the rule replaces it later.
struct ViewRule : Object {
  Oid relation = 0;
  Relation* view = nullptr;
  std::string query;  // SELECT …, without the semicolon; as pg_get_viewdef lays it out
  RareList<std::string> depends_on_extensions;  // the view does; names
  bool apart = false;                           // written by itself, after a stand-in
};

// " WITH (options) AS\n query\n WITH … CHECK OPTION;\n": what follows the name of a view.
std::string ViewBody(const ViewRule& rule);

// " AS\nSELECT\n    NULL::type AS column, …;\n": a query with the view's columns and no dependency
// but on their types.
std::string StandInBody(const Relation& view);

}  // namespace pgstow::catalog
