// The pages of the manual, one a command: what its option table does not tell. Examples are run by
// a test, in a folder and beside a database "shop" that it prepares (tests/cli/examples_test.cc).
#pragma once

#include <string_view>

#include "host/manual/page.h"

namespace pgstow::cli {

manual::Page DumpPage();
manual::Page DumpAllPage();
manual::Page RestorePage();
manual::Page ListPage();
manual::Page CatPage();
manual::Page ConvertPage();
manual::Page VerifyPage();
manual::Page SalvagePage();
manual::Page KeygenPage();
manual::Page RekeyPage();
manual::Page PluginsPage();
manual::Page PluginsCheckPage();
manual::Page CompletionPage();
manual::Page HelpPage();

// Of the program under the name of one of PostgreSQL's tools.
manual::Page ToolPage(std::string_view tool);

}  // namespace pgstow::cli
