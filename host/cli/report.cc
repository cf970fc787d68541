#include "host/cli/report.h"

#include <exception>
#include <new>

#include "host/base/log.h"
#include "host/base/options.h"

namespace pgstow::cli {

using base::Error;
using base::ErrorCode;

namespace {

void Tell(const std::exception& failure) {
  if (const auto* complaint = dynamic_cast<const base::OptionError*>(&failure)) {
    base::LogComplaint(*complaint);
  } else if (const auto* error = dynamic_cast<const Error*>(&failure)) {
    base::LogError(*error);
  } else if (dynamic_cast<const std::bad_alloc*>(&failure) != nullptr) {
    base::LogError(Error(ErrorCode::kInternal, "out of memory"));
  } else {
    base::LogError(Error(ErrorCode::kInternal, failure.what()));
  }
}

}  // namespace

int Reporting(const std::function<int(const std::exception&)>& failure,
              const std::function<int()>& body) {
  try {
    return body();
  } catch (const std::exception& error) {
    Tell(error);
    return failure(error);
  }
}

int Reporting(int failure, const std::function<int()>& body) {
  return Reporting([failure](const std::exception&) { return failure; }, body);
}

}  // namespace pgstow::cli
