#include "host/cli/report.h"

#include <exception>
#include <new>

#include "host/base/log.h"
#include "host/base/options.h"

namespace pgstow::cli {

using base::Error;
using base::ErrorCode;

int Reporting(int failure, const std::function<int()>& body) {
  try {
    return body();
  } catch (const base::OptionError& error) {
    base::LogComplaint(error);
  } catch (const Error& error) {
    base::LogError(error);
  } catch (const std::bad_alloc&) {
    base::LogError(Error(ErrorCode::kInternal, "out of memory"));
  } catch (const std::exception& error) {
    base::LogError(Error(ErrorCode::kInternal, error.what()));
  }
  return failure;
}

}  // namespace pgstow::cli
