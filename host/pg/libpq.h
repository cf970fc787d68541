// libpq as this folder uses it: loaded when the first of its functions is called, since it and what
// it needs (OpenSSL, Kerberos, LDAP) take longer to load than most of what is done to an archive
// takes. Within this namespace each name below stands for the function of libpq that it names.
// Source: https://www.postgresql.org/docs/18/libpq.html
#pragma once

#include <atomic>

#include <libpq-fe.h>

namespace pgstow::pg {

// Where the function `name` of libpq is. The first time loads the library. Throws kServer when
// there is none, or one so old that it has no such function. Any thread.
void* AddressInLibpq(const char* name);

// A function of libpq, called as itself. Any thread.
template <typename Signature>
class LibpqFunction;
template <typename Result, typename... Arguments>
class LibpqFunction<Result(Arguments...)> {
 public:
  constexpr explicit LibpqFunction(const char* name) : name_(name) {}

  Result operator()(Arguments... arguments) const {
    auto* function = function_.load(std::memory_order_acquire);
    if (function == nullptr) {
      function = reinterpret_cast<Result (*)(Arguments...)>(AddressInLibpq(name_));
      function_.store(function, std::memory_order_release);
    }
    return function(arguments...);
  }

 private:
  const char* name_;
  mutable std::atomic<Result (*)(Arguments...)> function_{nullptr};
};

// A function that has no row here is not found by the linker.
// NOLINTNEXTLINE(bugprone-macro-parentheses): it is a name that is declared.
#define PGSTOW_LIBPQ(name) inline constinit const LibpqFunction<decltype(::name)> name(#name)
PGSTOW_LIBPQ(PQcancel);
PGSTOW_LIBPQ(PQclear);
PGSTOW_LIBPQ(PQcmdStatus);
PGSTOW_LIBPQ(PQcmdTuples);
PGSTOW_LIBPQ(PQconnectdbParams);
PGSTOW_LIBPQ(PQconnectionNeedsPassword);
PGSTOW_LIBPQ(PQconninfoFree);
PGSTOW_LIBPQ(PQconninfoParse);
PGSTOW_LIBPQ(PQconsumeInput);
PGSTOW_LIBPQ(PQcopyResult);
PGSTOW_LIBPQ(PQdb);
PGSTOW_LIBPQ(PQenterPipelineMode);
PGSTOW_LIBPQ(PQerrorMessage);
PGSTOW_LIBPQ(PQexec);
PGSTOW_LIBPQ(PQexecParams);
PGSTOW_LIBPQ(PQexitPipelineMode);
PGSTOW_LIBPQ(PQfinish);
PGSTOW_LIBPQ(PQfname);
PGSTOW_LIBPQ(PQfreeCancel);
PGSTOW_LIBPQ(PQfreemem);
PGSTOW_LIBPQ(PQftype);
PGSTOW_LIBPQ(PQgetCancel);
PGSTOW_LIBPQ(PQgetCopyData);
PGSTOW_LIBPQ(PQgetResult);
PGSTOW_LIBPQ(PQgetisnull);
PGSTOW_LIBPQ(PQgetlength);
PGSTOW_LIBPQ(PQgetvalue);
PGSTOW_LIBPQ(PQhost);
PGSTOW_LIBPQ(PQhostaddr);
PGSTOW_LIBPQ(PQnfields);
PGSTOW_LIBPQ(PQntuples);
PGSTOW_LIBPQ(PQparameterStatus);
PGSTOW_LIBPQ(PQpipelineSync);
PGSTOW_LIBPQ(PQport);
PGSTOW_LIBPQ(PQputCopyData);
PGSTOW_LIBPQ(PQputCopyEnd);
PGSTOW_LIBPQ(PQresultErrorField);
PGSTOW_LIBPQ(PQresultErrorMessage);
PGSTOW_LIBPQ(PQresultStatus);
PGSTOW_LIBPQ(PQsendFlushRequest);
PGSTOW_LIBPQ(PQsendQuery);
PGSTOW_LIBPQ(PQsendQueryParams);
PGSTOW_LIBPQ(PQserverVersion);
PGSTOW_LIBPQ(PQsetNoticeProcessor);
PGSTOW_LIBPQ(PQsetSingleRowMode);
PGSTOW_LIBPQ(PQsocket);
PGSTOW_LIBPQ(PQstatus);
PGSTOW_LIBPQ(PQtransactionStatus);
PGSTOW_LIBPQ(PQuser);
#undef PGSTOW_LIBPQ

}  // namespace pgstow::pg
