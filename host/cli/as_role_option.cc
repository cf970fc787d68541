#include "host/cli/as_role_option.h"

#include "host/base/log.h"

namespace pgstow::cli {
namespace {

void TakeRole(const base::Option& option, const char* value, std::string& role) {
  role = value;
  if (!role.empty()) return;
  throw base::Error(base::ErrorCode::kUsage,
                    fmt::format("invalid value \"\" for option {}", base::OptionName(option)))
      .WithHint("It takes the name of a role.");
}

}  // namespace

base::Option AsRoleOption(execute::RestoreOptions& restore) {
  return {"as-role", 0, "ROLENAME",
          "for archives from somebody unknown: log in as this role, which must have no rights over "
          "the server; leave out owners, privileges and what takes a superuser; refuse what no "
          "dump has",
          [&restore](const base::Option& option, const char* value) {
            TakeRole(option, value, restore.as_role);
          }};
}

std::vector<base::OptionRule> AsRoleRules() {
  std::vector<base::OptionRule> rules;
  for (const char* const other :
       {"file", "list", "username", "role", "create", "use-set-session-authorization", "superuser",
        "disable-triggers", "map-owner"}) {
    rules.push_back(base::Conflict("as-role", other));
  }
  rules.push_back(base::Requires("as-role", "dbname"));
  return rules;
}

void ApplyAsRole(execute::RestoreOptions& restore) {
  if (restore.as_role.empty()) return;
  restore.plan.owners = false;
  restore.select.acls = false;
  base::Log(base::LogLevel::kWarning,
            "restoring as role \"{}\": owners and privileges are left out (--no-owner, "
            "--no-privileges)",
            restore.as_role);
}

}  // namespace pgstow::cli
