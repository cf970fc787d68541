// A command for the tests of this folder.
#pragma once

#include <string>
#include <vector>

#include "host/manual/page.h"

namespace pgstow::manual {

inline base::Binding Nothing() {
  return [](const base::Option&, const char*) {};
}

// "prog send", which has every shape of option, and its kin "prog send twice" and "prog show".
inline std::vector<Command> SampleCommands() {
  const base::OptionTable table = {
      .summary = "sends things",
      .groups = {{"General options",
                  {{"file", 'f', "FILENAME", "where it goes", Nothing()},
                   {"folder", 0, "FOLDER", "where it is made", Nothing()},
                   {"format", 'F', "FORMAT[:DETAIL]", "what it is", Nothing()},
                   {"compress", 'Z', "METHOD[:DETAIL]", "through what", Nothing()},
                   {.name = "section",
                    .argument = "SECTION",
                    .help = "pre-data, data or post-data",
                    .bind = Nothing(),
                    .values = {"pre-data", "data", "post-data"}},
                   {.name = "report",
                    .argument = "STYLE",
                    .help = "none or json",
                    .bind = Nothing(),
                    .values = {"none", "json", "json:FILE", "@FILE"}},
                   {.name = "explain",
                    .argument = "[=FORM]",
                    .help = "say it",
                    .bind = Nothing(),
                    .values = {"tree", "json"}},
                   {"mode", 0, "fast|slow", "how", Nothing()},
                   {"dbname", 'd', "DBNAME", "from where", Nothing()},
                   {"verbose", 'v', nullptr, "more", Nothing()},
                   {.name = "large", .help = "large ones", .bind = Nothing()},
                   {.name = "big", .alias_of = "large"},
                   {.name = "hidden", .bind = Nothing()}}}},
      .operands = {{"DBNAME", Nothing(), "dbname"},
                   {.name = "FILE", .bind = Nothing(), .repeated = true}},
  };
  const base::OptionTable help = {
      .summary = "shows things",
      .operands = {{.name = "COMMAND", .bind = Nothing(), .repeated = true}}};
  return {
      {.name = "send",
       .called = "prog send",
       .summary = "sends",
       .table = table,
       .page = {.description = "\nOne paragraph\nin two lines.\n\nAnother.\n",
                .operands = {{"DBNAME", "from where"}, {"FILE", "what"}},
                .examples = {{"Send it", "prog send --file='it' .x"}},
                .see_also = {"prog show"}}},
      {.name = "send twice", .called = "prog send twice", .summary = "sends it again"},
      {.name = "show", .called = "prog show", .summary = "shows", .table = help},
  };
}

}  // namespace pgstow::manual
