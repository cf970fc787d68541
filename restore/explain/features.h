// What dumps say that servers before some version do not take. Pure; a table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "restore/explain/object.h"
#include "restore/explain/tokens.h"

namespace pgstow::explain {

// When a server finds what it does not take.
enum class FoundWhen : uint8_t {
  kParsing,    // before it runs anything of the statement
  kBeginning,  // of the command, before it looks for what the command needs
  kRunning,    // once it has found that
};

// A row. The server of a version from `from` to `before` - 1 complains.
struct Feature {
  int before;
  std::string_view what;     // a noun, for people: "NOT ENFORCED constraints"
  std::string_view pattern;  // of the command (FindPattern)
  FoundWhen when = FoundWhen::kParsing;
  std::string_view sqlstate = "42601";
  // What it says; {near}, {0} … stand for what the pattern found.
  std::string_view message = "syntax error at or near \"{near}\"";
  int from = 0;
};
std::span<const Feature> Features();

struct Lack {
  const Feature* feature = nullptr;
  size_t place = 0;  // in the command
  Complaint complaint;
};

// The first thing in `command` that a server of `version` would stumble over then.
std::optional<Lack> FindLack(std::span<const Token> command, int version, FoundWhen when);

}  // namespace pgstow::explain
