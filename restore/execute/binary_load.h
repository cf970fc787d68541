// Rows on their way into a table in the binary format of COPY, which costs the server about half
// of what their text does: it need not look for fields in it, nor read numbers and times.
#pragma once

#include <exception>
#include <memory>

#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/execute/data_load.h"

namespace pgstow::execute {

// The server did not take rows in binary form, or something that the load needs. Nothing of them is
// left. What a server says of such rows is poorer than what it says of their text, so they are to
// be loaded again from that: to fail with the message that users know, or not at all.
class RefusedInBinary : public std::exception {
 public:
  const char* what() const noexcept override { return "the rows are loaded again as text"; }
};

// A load of text into columns of the server's own types, whose values have a binary form. nullptr
// when the table, which must be there, has other columns. A row whose values are not spelled as
// servers write them, or that is very wide, is sent as text, and so are those after it: by a second
// COPY in the same transaction. Begin, Write and End throw RefusedInBinary in place of errors of
// the server. `manner`: empty_first and freeze count.
std::unique_ptr<DataLoad> NewBinaryLoad(pg::Connection& connection, const model::Entry& entry,
                                        const ReportError& report, const LoadManner& manner);

}  // namespace pgstow::execute
