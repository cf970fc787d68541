// The words of servers 13 to 18 about objects that are missing or there already. Pure.
// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html, and what the servers say.
#pragma once

#include <string>
#include <string_view>

#include "restore/explain/object.h"

namespace pgstow::explain {

// `noun`: what the statement calls a function: "function", "procedure", "aggregate". `encoding`:
// that of the database.
Complaint MissingComplaint(const Object& object, std::string_view encoding,
                           std::string_view noun = "function");
Complaint ExistsComplaint(const Object& object, std::string_view encoding);

// Of a user who may not give an object to the role, and who may not make anything there; `what`:
// "schema", "database".
Complaint NotMemberComplaint(std::string_view role, int version);
Complaint DeniedComplaint(std::string_view what, std::string_view name);

}  // namespace pgstow::explain
