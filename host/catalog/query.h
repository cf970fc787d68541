// A room's bulk query as data: each column names its expression, the member of the row it fills,
// and what older servers have instead. Nothing after the query knows the server's version.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "host/catalog/object.h"
#include "host/pg/connection.h"

namespace pgstow::catalog {

namespace internal {
// One overload per type that a column can fill; they interpret the server's text form.
void Assign(const pg::Row& row, int column, std::string& out);
void Assign(const pg::Row& row, int column, std::optional<std::string>& out);
void Assign(const pg::Row& row, int column, uint32_t& out);
void Assign(const pg::Row& row, int column, int32_t& out);
void Assign(const pg::Row& row, int column, int64_t& out);
void Assign(const pg::Row& row, int column, uint64_t& out);
void Assign(const pg::Row& row, int column, bool& out);
void Assign(const pg::Row& row, int column, char& out);
void Assign(const pg::Row& row, int column, double& out);
void Assign(const pg::Row& row, int column, std::vector<std::string>& out);  // an array
void Assign(const pg::Row& row, int column, std::vector<uint32_t>& out);     // oidvector, oid[]
void Assign(const pg::Row& row, int column, RareList<std::string>& out);     // an array
void Assign(const pg::Row& row, int column, ShortList<uint32_t>& out);       // int2vector
void Assign(const pg::Row& row, int column, base::Interned& out);
void Assign(const pg::Row& row, int column, AclItems& out);  // of an aclitem[]
void Assign(const pg::Row& row, int column, AclFacts& out);  // the same into .acl
}  // namespace internal

// One column of a bulk query for rows of type R.
template <class R>
class Column {
 public:
  // `expression` is SQL text that fits every server unless Since says otherwise.
  template <class T, class Base>
  requires std::is_base_of_v<Base, R> Column(std::string_view expression, T Base::*member)
      : expression_(expression), fill_([member](const pg::Row& row, int column, R& out) {
          internal::Assign(row, column, out.*member);
        }) {}
  Column(std::string_view expression, void (*fill)(const pg::Row&, int column, R&))
      : expression_(expression), fill_(fill) {}

  // The expression exists from this major version on; older servers are asked for `before`.
  // Chain calls from the newest to the oldest change.
  Column Since(int major, std::string_view before = "NULL") && {
    older_.push_back({major, std::string(before)});
    return std::move(*this);
  }

  std::string_view Expression(int major) const {
    std::string_view expression = expression_;
    for (const auto& [since, before] : older_) {
      if (major < since) expression = before;
    }
    return expression;
  }
  void Fill(const pg::Row& row, int column, R& out) const { fill_(row, column, out); }

 private:
  std::string expression_;
  std::function<void(const pg::Row&, int, R&)> fill_;
  std::vector<std::pair<int, std::string>> older_;
};

// In a query's tail: the relations that it is asked about, as an array of OIDs.
inline constexpr std::string_view kRelations = "$relations";

// A bulk query: one SELECT over whole catalogs.
template <class R>
struct Query {
  std::vector<Column<R>> columns;
  std::string tail;  // FROM … WHERE … ORDER BY …, for every server; kRelations stands for some

  // Text of the query for a server's major version.
  std::string Sql(int major) const {
    std::string sql = "SELECT ";
    bool first = true;
    for (const auto& column : columns) {
      if (!first) sql += ",\n  ";
      first = false;
      sql += column.Expression(major);
    }
    sql += "\n";
    sql += tail;
    return sql;
  }

  // A function that makes each of its rows an R and hands that over.
  template <class Receive>
  std::function<void(const pg::Row&)> Into(Receive receive) const {
    return [columns = columns, receive = std::move(receive)](const pg::Row& row) mutable {
      auto out = std::make_unique<R>();
      int index = 0;
      for (const auto& column : columns) column.Fill(row, index++, *out);
      receive(std::move(out));
    };
  }

  // Runs it and hands each row over as it arrives.
  template <class Receive>
  void Run(pg::Connection& connection, Receive receive) const {
    connection.Stream(Sql(connection.server_version() / 10000), Into(std::move(receive)));
  }
};

}  // namespace pgstow::catalog
