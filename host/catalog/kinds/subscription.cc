// Subscriptions of this database. They are made without connecting: whoever restores decides when
// they start.
// Source: https://www.postgresql.org/docs/18/sql-createsubscription.html,
// https://www.postgresql.org/docs/18/catalog-pg-subscription.html
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/base/log.h"
#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kSubscriptionKind;

namespace {

struct Subscription : Object {
  std::string connection;
  std::vector<std::string> publications;
  std::optional<std::string> slot;
  bool binary = false;
  std::string streaming;  // on, parallel or off
  bool two_phase = false;
  bool disable_on_error = false;
  bool password_required = true;
  bool run_as_owner = false;
  bool failover = false;
  std::string synchronous_commit;
  std::string origin;  // any, none
};

const Query<Subscription>& SubscriptionQuery() {
  static const Query<Subscription> query = {
      {
          ObjectOid<Subscription>("s.oid"),
          {"s.subname", &Object::name},
          {"s.subowner", &Object::owner_oid},
          {"s.subconninfo", &Subscription::connection},
          {"s.subpublications", &Subscription::publications},
          {"s.subslotname", &Subscription::slot},
          Column<Subscription>("s.subbinary", &Subscription::binary).Since(14, "false"),
          Column<Subscription>("CASE s.substream WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel'"
                               " ELSE 'off' END",
                               &Subscription::streaming)
              .Since(16, "CASE WHEN s.substream THEN 'on' ELSE 'off' END")
              .Since(14, "'off'"),
          Column<Subscription>("s.subtwophasestate <> 'd'", &Subscription::two_phase)
              .Since(15, "false"),
          Column<Subscription>("s.subdisableonerr", &Subscription::disable_on_error)
              .Since(15, "false"),
          Column<Subscription>("s.subpasswordrequired", &Subscription::password_required)
              .Since(16, "true"),
          Column<Subscription>("s.subrunasowner", &Subscription::run_as_owner).Since(16, "true"),
          Column<Subscription>("s.subfailover", &Subscription::failover).Since(17, "false"),
          {"s.subsynccommit", &Subscription::synchronous_commit},
          Column<Subscription>("s.suborigin", &Subscription::origin).Since(16, "'any'"),
      },
      "FROM pg_catalog.pg_subscription s\n"
      "JOIN pg_catalog.pg_database d ON d.oid = s.subdbid\n"
      "WHERE d.datname = pg_catalog.current_database() ORDER BY s.oid"};
  return query;
}

// Connection strings may hold passwords, so only superusers can read them.
void WarnOfHidden(const Reading& reading) {
  reading.Ask(
      "SELECT FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid"
      " WHERE d.datname = pg_catalog.current_database() LIMIT 1",
      [](const pg::Row&) {
        base::LogLine(base::LogLevel::kWarning,
                      "subscriptions not dumped because current user is not a superuser");
      });
}

void Read(const Reading& reading) {
  if (!reading.options.subscriptions) return;
  if (reading.connection.Parameter("is_superuser") != "on") {
    WarnOfHidden(reading);
    return;
  }
  reading.Ask(SubscriptionQuery(), [&reading](std::unique_ptr<Subscription> subscription) {
    reading.store.Add(kSubscriptionKind, std::move(subscription));
  });
}

// Options that are as they would be anyway are left out, so that older servers take the rest.
std::string Options(const Subscription& subscription) {
  std::string options = "connect = false, slot_name = ";
  options += subscription.slot ? sql::Literal(*subscription.slot) : "NONE";
  const auto option = [&options](bool wanted, std::string_view text) {
    if (wanted) options += fmt::format(", {}", text);
  };
  option(subscription.binary, "binary = true");
  option(true, "streaming = " + subscription.streaming);
  option(subscription.two_phase, "two_phase = on");
  option(subscription.disable_on_error, "disable_on_error = true");
  option(!subscription.password_required, "password_required = false");
  option(subscription.run_as_owner, "run_as_owner = true");
  option(subscription.failover, "failover = true");
  option(subscription.synchronous_commit != "off",
         "synchronous_commit = " + sql::Identifier(subscription.synchronous_commit));
  option(subscription.origin != "any", "origin = " + subscription.origin);
  return options;
}

std::string Definition(const Subscription& subscription) {
  std::vector<std::string> publications;
  publications.reserve(subscription.publications.size());
  for (const std::string& name : subscription.publications) {
    publications.push_back(sql::Identifier(name));
  }
  return fmt::format("CREATE SUBSCRIPTION {} CONNECTION {} PUBLICATION {} WITH ({});\n",
                     sql::Identifier(subscription.name), sql::Literal(subscription.connection),
                     fmt::join(publications, ", "), Options(subscription));
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& subscription = static_cast<const Subscription&>(object);
  const std::string full_name = "SUBSCRIPTION " + sql::Identifier(subscription.name);
  if (subscription.wants(kDefinition)) {
    out.Add(out.DraftOwned(subscription, "SUBSCRIPTION", full_name, Definition(subscription)));
  }

  Facets facets;
  facets.comment_on = facets.comment_tag = full_name;
  out.AddFacets(subscription, facets);
}

}  // namespace

const Kind kSubscriptionKind = {.name = "subscription",
                                .priority = Priority::kSubscription,
                                .catalog = kPgSubscription,
                                .section = model::Section::kPostData,
                                .read = Read,
                                .emit = Emit};

}  // namespace pgstow::catalog
