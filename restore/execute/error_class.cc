#include "restore/execute/error_class.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "host/sql/quote.h"

namespace pgstow::execute {
namespace {

using model::Role;
using plan::Action;
using script::Purpose;

// What the statement that failed was for.
enum Aim : unsigned {
  kSet = 1U << 0,  // a setting
  kOwn = 1U << 1,  // who owns the object, or is to make it
  kDrop = 1U << 2,
  kGrant = 1U << 3,
  kComment = 1U << 4,
  kLoad = 1U << 5,
  kMake = 1U << 6,  // the rest
};

Aim AimOf(const StepError& error) {
  if (error.purpose == Purpose::kOwner) return kOwn;
  if (error.purpose == Purpose::kSetting || error.entry == nullptr) return kSet;
  if (error.action == Action::kDrop) return kDrop;
  if (error.action == Action::kLoad) return kLoad;
  if (error.entry->role == Role::kAcl) return kGrant;
  if (error.entry->role == Role::kComment) return kComment;
  return kMake;
}

// What the server must have said is missing or in the way, where SQLSTATE does not tell.
enum class Names : uint8_t { kAny, kRole, kTablespace, kCatalog };

struct Row {
  std::string_view sqlstate;
  unsigned aims;
  std::string_view about;  // the entry's kind, of a comment the start of its tag; empty: any
  Names names;
  ErrorClass error_class;
  std::string_view reason;
  std::string_view remedy;
};

constexpr auto kHarmless = ErrorClass::kHarmless;
constexpr auto kFailed = ErrorClass::kFailed;

constexpr std::string_view kExists = "exists already";
constexpr std::string_view kNotThere = "was not there to be dropped";
constexpr std::string_view kNoRole = "role does not exist";
constexpr std::string_view kOthers = "belongs to another role";
constexpr std::string_view kNoExtension = "extension is not installed on the server";
constexpr std::string_view kNoTablespace = "tablespace does not exist";

// In remedies {0} stands for the role that is missing, as SQL has it, and {1} for the entry's tag.
constexpr std::string_view kLeaveOwner =
    "Run CREATE ROLE {0}; before the restore, or restore with --no-owner or --map-owner.";
constexpr std::string_view kLeaveGrants =
    "None of the privileges of this entry are granted. Run CREATE ROLE {0}; before the restore, or "
    "restore with --no-privileges or --map-owner.";
constexpr std::string_view kMapRole =
    "Run CREATE ROLE {0}; before the restore, or restore with --map-owner.";
constexpr std::string_view kInstall =
    "Install the extension \"{1}\" on the machine of the server, then restore again.";
constexpr std::string_view kMapTablespace =
    "Objects are made in the database's own tablespace. Make the one that is missing before the "
    "restore, or restore with --no-tablespaces or --map-tablespace.";

constexpr std::string_view kLookAtTriggers =
    "A trigger or rule of the table may leave rows out or put others in. --disable-triggers loads "
    "without triggers; --no-row-check does not compare.";

// The first row that fits decides.
// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
constexpr Row kTable[] = {
    {"42P04", kMake, "", Names::kAny, kHarmless, kExists, ""},              // database
    {"42P06", kMake, "", Names::kAny, kHarmless, kExists, ""},              // schema
    {"42P07", kMake, "", Names::kAny, kHarmless, kExists, ""},              // relation
    {"42710", kMake, "", Names::kAny, kHarmless, kExists, ""},              // most others
    {"42723", kMake, "", Names::kAny, kHarmless, kExists, ""},              // function, operator
    {"23505", kMake, "", Names::kCatalog, kHarmless, kExists, ""},          // large object
    {"42P16", kMake, "CONSTRAINT", Names::kAny, kHarmless, kExists, ""},    // primary key
    {"55000", kMake, "SEQUENCE", Names::kAny, kHarmless, kExists, ""},      // identity
    {"42809", kMake, "TABLE ATTACH", Names::kAny, kHarmless, kExists, ""},  // partition
    {"42501", kMake, "PROCEDURAL LANGUAGE", Names::kAny, kHarmless, kOthers, ""},
    {"42501", kComment, "EXTENSION ", Names::kAny, kHarmless, kOthers, ""},
    {"42501", kComment, "SCHEMA public", Names::kAny, kHarmless, kOthers, ""},

    {"42P01", kDrop, "", Names::kAny, kHarmless, kNotThere, "Restore with --if-exists."},
    {"42703", kDrop, "", Names::kAny, kHarmless, kNotThere, "Restore with --if-exists."},
    {"42704", kDrop, "", Names::kAny, kHarmless, kNotThere, "Restore with --if-exists."},
    {"42883", kDrop, "", Names::kAny, kHarmless, kNotThere, "Restore with --if-exists."},
    {"3D000", kDrop, "", Names::kAny, kHarmless, kNotThere, "Restore with --if-exists."},
    {"3F000", kDrop, "", Names::kAny, kHarmless, kNotThere, "Restore with --if-exists."},

    {"42704", kOwn, "", Names::kRole, kHarmless, kNoRole, kLeaveOwner},
    {"22023", kOwn, "", Names::kRole, kHarmless, kNoRole, kLeaveOwner},
    {"42704", kGrant, "", Names::kRole, kHarmless, kNoRole, kLeaveGrants},
    {"42704", kMake, "", Names::kRole, kFailed, kNoRole, kMapRole},
    {"22023", kSet, "", Names::kTablespace, kHarmless, kNoTablespace, kMapTablespace},

    {"0A000", kMake, "EXTENSION", Names::kAny, kFailed, kNoExtension, kInstall},
    {"58P01", kMake, "EXTENSION", Names::kAny, kFailed, kNoExtension, kInstall},
};

bool Mentions(const StepError& error, std::string_view name) {
  return error.server.message.find(fmt::format("\"{}\"", name)) != std::string::npos;
}

// The role that the server does not know. It says nowhere that it means a role but in a sentence,
// which may be translated; then only the owner's name is known to be one.
std::string MissingRole(const StepError& error) {
  constexpr std::string_view kBefore = "role \"";
  constexpr std::string_view kAfter = "\" does not exist";
  const std::string_view message = error.server.message;
  if (message.starts_with(kBefore) && message.ends_with(kAfter)) {
    return std::string(
        message.substr(kBefore.size(), message.size() - kBefore.size() - kAfter.size()));
  }
  const bool owner = error.purpose == Purpose::kOwner && error.entry != nullptr &&
                     Mentions(error, error.entry->owner);
  return owner ? error.entry->owner : std::string();
}

bool IsAbout(const StepError& error, std::string_view about) {
  if (about.empty()) return true;
  if (error.entry == nullptr) return false;
  return error.entry->role == Role::kComment ? error.entry->tag.starts_with(about)
                                             : error.entry->kind == about;
}

bool HasName(const StepError& error, Names names) {
  switch (names) {
    case Names::kRole:
      return !MissingRole(error).empty();
    case Names::kTablespace:
      return Mentions(error, "default_tablespace");
    case Names::kCatalog:
      return error.server.schema == "pg_catalog";
    default:
      return true;
  }
}

bool Fits(const Row& row, const StepError& error, Aim aim) {
  return row.sqlstate == error.server.sqlstate && (row.aims & aim) != 0 &&
         IsAbout(error, row.about) && HasName(error, row.names);
}

}  // namespace

void Classify(StepError& error) {
  error.error_class = error.rows ? ErrorClass::kRowsDiffer : ErrorClass::kFailed;
  if (error.rows) error.remedy = kLookAtTriggers;
  const Aim aim = AimOf(error);
  const auto row =
      std::ranges::find_if(kTable, [&](const Row& each) { return Fits(each, error, aim); });
  if (row == std::end(kTable)) return;
  error.error_class = row->error_class;
  error.reason = row->reason;
  error.remedy = fmt::format(fmt::runtime(row->remedy), sql::Identifier(MissingRole(error)),
                             error.entry == nullptr ? "" : error.entry->tag);
}

}  // namespace pgstow::execute
