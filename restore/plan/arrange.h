// The order of a restore as its options want it. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "restore/select/select.h"

namespace pgstow::plan {

// What becomes of a list that breaks dependencies.
enum class ListOrder : uint8_t {
  kAsListed,  // followed in silence, as pg_restore does
  kForced,    // followed, and told: --force-order
  kRepaired,  // repaired (plan/order.h), and told
};

// The order of the loads of table data among themselves: --data-order.
enum class DataOrder : uint8_t {
  kAny,   // as they stand; over several connections as is fastest
  kList,  // as they stand
  kName,  // by schema and name
  kSize,  // the largest first
};

struct OrderOptions {
  ListOrder list = ListOrder::kAsListed;
  DataOrder data = DataOrder::kAny;
  std::vector<std::string> first = {};  // --first: psql patterns of tables, views, sequences …
};

// Puts selection.order into the order wanted, and returns warnings about it. `listed`: it is that
// of a list. Throws kUsage for a pattern that is none, kNotFound when one matches nothing.
std::vector<std::string> Arrange(const model::Toc& toc, const OrderOptions& options, bool listed,
                                 select::Selection& selection);

}  // namespace pgstow::plan
