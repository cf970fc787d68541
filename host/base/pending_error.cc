#include "host/base/pending_error.h"

#include <utility>

namespace pgstow::base {
namespace {

thread_local std::optional<Error> pending;

}  // namespace

void SetPendingError(Error error) { pending.emplace(std::move(error)); }

std::optional<Error> TakePendingError() { return std::exchange(pending, std::nullopt); }

}  // namespace pgstow::base
