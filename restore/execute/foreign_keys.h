// Foreign keys of the target that are out of the way while rows are loaded: for data that goes into
// tables which refer to each other, by whoever owns them. No superuser is needed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/execute/data_load.h"
#include "restore/plan/plan.h"

namespace pgstow::execute {

enum class ForeignKeyManner : uint8_t {
  kKeep,
  kDrop,  // dropped before the rows come, put back and checked after them
};

// They are dropped in one transaction, which writes what it takes to put them back into a schema of
// the target, kSchema: whatever happens, they are not lost. What an interrupted restore left there
// is put back by the next one. One thread.
class ForeignKeys {
 public:
  static constexpr const char* kSchema = "pgstow_foreign_keys";

  // Over a connection that is used for nothing else meanwhile, its search_path empty.
  // Both outlive it.
  ForeignKeys(pg::Connection& connection, const ReportError& report)
      : connection_(connection), report_(report) {}

  // Drops the keys of the tables that the plan loads rows into. Throws kServer; then none is
  // dropped.
  void Drop(const model::Toc& toc, const plan::Plan& plan);

  // Makes them again, each as it was: first for new rows, then checked for all. One that rows break
  // is reported, and left unchecked (NOT VALID). Throws kServer when the connection is lost.
  void PutBack();

  // Tells how to put back by hand those that are still dropped. For a restore that failed.
  void TellDropped() noexcept;

 private:
  struct Key;
  std::vector<Key> Dropped();
  void PutBack(const Key& key);
  void Forget(const Key& key);
  bool Try(const Key& key, const std::string& sql);

  pg::Connection& connection_;
  const ReportError& report_;
  bool any_ = false;
};

}  // namespace pgstow::execute
