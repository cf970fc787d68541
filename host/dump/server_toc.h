// What is read of a whole server, as one table of contents. Pure.
#pragma once

#include "host/catalog/catalog.h"
#include "host/model/globals.h"
#include "host/model/packed_toc.h"

namespace pgstow::dump {

// Joins what is the server's own and its databases, in the order in which they are added. Dump ids
// count on from one to the next.
class ServerToc {
 public:
  // `server`: what all of the archive has in common.
  explicit ServerToc(model::TocHeader server);

  // Once, and first.
  void Add(model::Globals globals);

  // Takes the entries out of `database`, and numbers its data as its entries. Throws kUnsupported
  // when there are more objects than dump ids.
  void Add(catalog::DatabaseDump& database);

  model::PackedToc Take();

 private:
  model::PackedToc toc_;
  model::DumpId last_id_ = 0;
};

}  // namespace pgstow::dump
