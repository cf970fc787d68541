#include "host/loader/listing.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/loader/toys.h"

namespace pgstow::loader {
namespace {

// With the folder, which differs from run to run, written as FOLDER.
std::string Plain(std::string text, const PluginFolder& folder) {
  const std::string& path = folder.path().native();
  for (size_t at = 0; (at = text.find(path, at)) != text.npos;) {
    text.replace(at, path.size(), "FOLDER");
  }
  return text;
}

TEST(Listing, ShowsFormatsFiltersOptionsAndRefusalsAsText) {
  const PluginFolder folder;
  folder.Add("good");
  folder.Add("no_symbol");
  EXPECT_EQ(Plain(ListText(*LoadFrom(folder)), folder), R"(formats:
  toy (y): holds nothing
    plugin "toy" 1.2.3, ABI 1.2, license PostgreSQL
    FOLDER/good.so
    capabilities: read, stream_read
filters:
  copy: passes bytes through
    plugin "toy" 1.2.3, ABI 1.2, license PostgreSQL
    FOLDER/good.so
    options:
      speed      integer 1..9           default 5        of no effect
      label      string                 default none     of no effect
searched:
  FOLDER
refused:
  FOLDER/no_symbol.so: it is no pgstow plugin: it has no symbol "pgstow_plugin"
)");
}

TEST(Listing, SaysTheSameAsJson) {
  const PluginFolder folder;
  folder.Add("good");
  folder.Add("no_symbol");
  EXPECT_EQ(Plain(ListJson(*LoadFrom(folder)), folder), R"({
  "abi": "1.2",
  "searched": [
    "FOLDER"
  ],
  "plugins": [
    {
      "name": "toy",
      "version": "1.2.3",
      "abi": "1.2",
      "path": "FOLDER/good.so",
      "summary": "a toy",
      "license": "PostgreSQL",
      "formats": [
        {
          "name": "toy",
          "letter": "y",
          "suffix": "",
          "summary": "holds nothing",
          "capabilities": ["read", "stream_read"],
          "options": []
        }
      ],
      "filters": [
        {
          "name": "copy",
          "suffix": ".copy",
          "summary": "passes bytes through",
          "options": [
            {"name": "speed", "type": "integer", "min": 1, "max": 9, "default": "5", "help": "of no effect"},
            {"name": "label", "type": "string", "default": "none", "help": "of no effect"}
          ]
        }
      ]
    }
  ],
  "refused": [
    {"path": "FOLDER/no_symbol.so", "reason": "it is no pgstow plugin: it has no symbol \"pgstow_plugin\""}
  ]
}
)");
}

}  // namespace
}  // namespace pgstow::loader
