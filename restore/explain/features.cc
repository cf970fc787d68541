#include "restore/explain/features.h"

#include <utility>

#include "restore/explain/pattern.h"

namespace pgstow::explain {
namespace {

using enum FoundWhen;

// Source: the release notes of PostgreSQL 14 to 18, and what servers 13 to 17 say to dumps of 18.
constexpr Feature kFeatures[] = {
    // 18
    {18, "NOT ENFORCED constraints", "constraint $ ... not >enforced"},
    {18, "NOT NULL constraints that are not inherited", "not null >no inherit"},
    {18, "NOT NULL constraints of a table", "^ create table @ ( constraint $ >not null"},
    {18, "NOT NULL constraints of a table", "^ create table @ ... , constraint $ >not null"},
    {18, "NOT NULL constraints of a table", "^ create table @ ( >not null"},
    {18, "NOT NULL constraints of a table", "^ create table @ ... , >not null"},
    {18, "NOT NULL constraints of a table", "^ create unlogged table @ ( constraint $ >not null"},
    {18, "NOT NULL constraints of a table",
     "^ create unlogged table @ ... , constraint $ >not null"},
    {18, "NOT NULL constraints of a table", "^ create unlogged table @ ( >not null"},
    {18, "NOT NULL constraints of a table", "^ create unlogged table @ ... , >not null"},
    {18, "NOT NULL constraints of a table", "^ create foreign table @ ( constraint $ >not null"},
    {18, "NOT NULL constraints of a table",
     "^ create foreign table @ ... , constraint $ >not null"},
    {18, "NOT NULL constraints of a table", "^ create foreign table @ ( >not null"},
    {18, "NOT NULL constraints of a table", "^ create foreign table @ ... , >not null"},
    {18, "NOT NULL constraints of a table", "^ alter ... add constraint $ >not null"},
    {18, "NOT NULL constraints of a table", "^ alter ... add >not null"},
    {18, "virtual generated columns", "^ create ... generated always as (*) >!stored"},
    {18, "WITHOUT OVERLAPS", "^ alter table ... $ >without overlaps"},
    {18, "foreign keys with PERIOD", "foreign key ( ... period >$"},
    {18, "default privileges on large objects", "^ alter default privileges ... on >large objects"},
    {18, "publications of generated columns",
     "^ create publication ... publish_generated_columns =", kRunning, "42601",
     "unrecognized publication parameter: \"publish_generated_columns\""},
    {18, "the locale PG_UNICODE_FAST",
     "^ create collation @ ( provider = builtin , locale = 'PG_UNICODE_FAST'", kRunning, "42809",
     "invalid locale name \"PG_UNICODE_FAST\" for builtin provider", 17},
    // 17
    {17, "the privilege MAINTAIN", "^ grant ... maintain ... on", kRunning, "42601",
     "unrecognized privilege type \"maintain\""},
    {17, "the privilege MAINTAIN", "^ revoke ... maintain ... on", kRunning, "42601",
     "unrecognized privilege type \"maintain\""},
    {17, "the privilege MAINTAIN", "^ alter default privileges ... maintain ... on", kRunning,
     "42601", "unrecognized privilege type \"maintain\""},
    {17, "the builtin collation provider", "^ create collation @ ( provider = builtin", kRunning,
     "42P17", "unrecognized collation provider: builtin"},
    {17, "event triggers on login", "^ create event trigger $ on login", kRunning, "42601",
     "unrecognized event name \"login\""},
    {17, "access methods of partitioned tables", "^ alter table @ set access method", kRunning,
     "42809", "cannot change access method of a partitioned table", 15},
    {17, "the parameter failover of subscriptions",
     "^ create subscription ... with ( ... >failover =", kBeginning, "42601",
     "unrecognized subscription parameter: \"failover\""},
    // 16
    {16, "rules of ICU collations", "^ create collation @ ( ... rules =", kRunning, "42601",
     "collation attribute \"rules\" not recognized"},
    {16, "subscriptions that stream in parallel",
     "^ create subscription ... with ( ... streaming = >parallel", kBeginning, "42601",
     "streaming requires a Boolean value", 14},
    {16, "the parameter password_required of subscriptions",
     "^ create subscription ... with ( ... >password_required =", kBeginning, "42601",
     "unrecognized subscription parameter: \"password_required\""},
    {16, "the parameter run_as_owner of subscriptions",
     "^ create subscription ... with ( ... >run_as_owner =", kBeginning, "42601",
     "unrecognized subscription parameter: \"run_as_owner\""},
    {16, "the parameter origin of subscriptions", "^ create subscription ... with ( ... >origin =",
     kBeginning, "42601", "unrecognized subscription parameter: \"origin\""},
    // 15
    {15, "NULLS NOT DISTINCT", ") >nulls not distinct"},
    {15, "NULLS NOT DISTINCT", "unique >nulls not distinct"},
    {15, "columns that ON DELETE sets", "on delete set null >("},
    {15, "columns that ON DELETE sets", "on delete set default >("},
    {15, "views with security_invoker", "^ create view @ with ( ... security_invoker =", kRunning,
     "22023", "unrecognized parameter \"security_invoker\""},
    {15, "publications of columns", "^ alter publication $ add table only @ >("},
    {15, "publications of some rows", "^ alter publication $ add table only @ >where"},
    {15, "publications of schemas", "^ alter publication $ add >tables in schema"},
    {15, "unlogged sequences", "^ create unlogged sequence", kBeginning, "0A000",
     "unlogged sequences are not supported"},
    {15, "unlogged sequences", "sequence name @ >unlogged"},
    {15, "unlogged sequences", "sequence name @ >logged"},
    {15, "unlogged sequences", "^ alter sequence @ set >logged"},
    {15, "unlogged sequences", "^ alter sequence @ set >unlogged"},
    {15, "access methods of partitioned tables", "^ alter table @ set >access method"},
    {15, "the parameter two_phase of subscriptions",
     "^ create subscription ... with ( ... >two_phase =", kBeginning, "42601",
     "unrecognized subscription parameter: \"two_phase\""},
    {15, "the parameter disable_on_error of subscriptions",
     "^ create subscription ... with ( ... >disable_on_error =", kBeginning, "42601",
     "unrecognized subscription parameter: \"disable_on_error\""},
    // 14
    {14, "multiranges", "^ create type @ as range ( ... multirange_type_name =", kRunning, "42601",
     "type attribute \"multirange_type_name\" not recognized"},
    {14, "subscripts of base types", "^ create function ... 'array_subscript_handler'", kRunning,
     "42883", "there is no built-in function named \"array_subscript_handler\""},
    {14, "the compression of columns", "alter column $ set >compression"},
    {14, "functions in standard SQL", "^ create function @ (*) ... >begin atomic"},
    {14, "functions in standard SQL", "^ create procedure @ (*) ... >begin atomic"},
    {14, "functions in standard SQL", "^ create function @ (*) ... >return"},
    {14, "procedures with OUT arguments", "^ create procedure @ ( out", kBeginning, "0A000",
     "procedures cannot have OUT arguments"},
    {14, "procedures with OUT arguments", "^ create procedure @ ( ... , out", kBeginning, "0A000",
     "procedures cannot have OUT arguments"},
    {14, "statistics of expressions", "^ create statistics @ ... on ... (*) ... from", kBeginning,
     "0A000", "only simple column references are allowed in CREATE STATISTICS"},
    {14, "INCLUDE with SP-GiST", "^ create ... using spgist (*) include", kRunning, "0A000",
     "access method \"spgist\" does not support included columns"},
    {14, "conversions that tell how far they got", "conversion @ for * to * from $ . $", kRunning,
     "42883", "function {1}.{2}(integer, integer, cstring, internal, integer) does not exist"},
    {14, "the parameter binary of subscriptions", "^ create subscription ... with ( ... >binary =",
     kBeginning, "42601", "unrecognized subscription parameter: \"binary\""},
    {14, "the parameter streaming of subscriptions",
     "^ create subscription ... with ( ... >streaming =", kBeginning, "42601",
     "unrecognized subscription parameter: \"streaming\""},
};

std::string Filled(std::string_view text, const PatternMatch& match) {
  std::string filled;
  while (!text.empty()) {
    const size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const size_t close = text.find('}', open);
    const std::string_view what = text.substr(open + 1, close - open - 1);
    filled += what == "near" ? match.near : match.names.at(static_cast<size_t>(what[0] - '0'));
    text.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace

std::span<const Feature> Features() { return kFeatures; }

std::optional<Lack> FindLack(std::span<const Token> command, int version, FoundWhen when) {
  std::optional<Lack> first;
  for (const Feature& feature : kFeatures) {
    if (feature.when != when || version >= feature.before || version < feature.from) continue;
    const std::optional<PatternMatch> match = FindPattern(feature.pattern, command);
    if (!match || (first && first->place <= match->place)) continue;
    first = Lack{
        &feature, match->place, {std::string(feature.sqlstate), Filled(feature.message, *match)}};
  }
  return first;
}

}  // namespace pgstow::explain
