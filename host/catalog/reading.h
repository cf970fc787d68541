// What a room reads with and into.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/catalog/catalog.h"
#include "host/catalog/catalog_store.h"
#include "host/catalog/inquiry.h"
#include "host/catalog/query.h"
#include "host/catalog/select.h"

namespace pgstow::catalog {

class RelationSlices;

// Rooms ask here, all of them before the first gets an answer; see inquiry.h.
struct Reading {
  const pg::Connection& connection;  // tells facts about the server
  CatalogStore& store;
  const ReadOptions& options;
  const Selection& selection;
  Inquiry& inquiry;
  const RelationSlices& relations;

  // Asks a room's query. `receive` is given each row as std::unique_ptr<R>.
  template <class R, class Receive>
  void Ask(const Query<R>& query, Receive receive) const {
    inquiry.Ask(query.Sql(store.server_major), query.Into(std::move(receive)));
  }
  void Ask(std::string sql, Inquiry::Receive receive) const {
    inquiry.Ask(std::move(sql), std::move(receive));
  }

  // The same of a query about relations (kRelations is in its text): the interesting ones of these
  // relkinds. `ordered_by`: the column with the OID that its rows are in order of.
  template <class R, class Receive>
  void AskAbout(std::string_view relkinds, const Query<R>& query, Receive receive,
                int ordered_by = 0) const {
    AskAbout(relkinds, query.Sql(store.server_major), query.Into(std::move(receive)), ordered_by);
  }
  void AskAbout(std::string_view relkinds, const std::string& sql, Inquiry::Receive receive,
                int ordered_by = 0) const;

  // What is done once all that was asked before is received.
  void Then(std::function<void()> step) const { inquiry.Then(std::move(step)); }
};

}  // namespace pgstow::catalog
