#include "host/cli/secrecy.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/resource.h>

#include <algorithm>
#include <string_view>

namespace pgstow::cli {
namespace {

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool IsPartOfName(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

void Overwrite(std::span<char> word, size_t begin, size_t end) {
  std::ranges::fill(word.subspan(begin, end - begin), 'x');
}

// The value of KEY = VALUE that starts at `at`, in quotes or up to a space; a backslash escapes.
size_t EndOfValue(std::string_view text, size_t at) {
  const bool quoted = at < text.size() && text[at] == '\'';
  for (at += quoted ? 1 : 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (quoted && text[at] == '\'') {
      return at + 1;
    } else if (!quoted && IsSpace(text[at])) {
      return at;
    }
  }
  return std::min(at, text.size());
}

void HideInPairs(std::span<char> word, bool uri) {
  constexpr std::string_view kKey = "password";
  const std::string_view text(word.data(), word.size());
  for (size_t at = text.find(kKey); at != std::string_view::npos; at = text.find(kKey, at)) {
    // "sslpassword" is one too; "password_encryption" is not.
    at += kKey.size();
    if (at < text.size() && IsPartOfName(text[at])) continue;
    while (at < text.size() && IsSpace(text[at])) ++at;
    if (at == text.size() || text[at] != '=') continue;
    ++at;
    if (uri) {
      Overwrite(word, at, std::min(text.find('&', at), text.size()));
      continue;
    }
    while (at < text.size() && IsSpace(text[at])) ++at;
    const size_t end = EndOfValue(text, at);
    Overwrite(word, std::min(at, text.size()), end);
  }
}

// user:password@host, before the path and the parameters. An @ of the password itself has to be
// written %40, but who forgets that must not have half of it shown.
void HideInAuthority(std::span<char> word, size_t authority) {
  const std::string_view text(word.data(), word.size());
  const size_t colon = text.find(':', authority);
  const size_t slash = text.find_first_of("/?", authority);
  if (colon == std::string_view::npos || colon > slash) return;
  const size_t at = text.rfind('@', slash);
  if (at == std::string_view::npos || at < colon) return;
  Overwrite(word, colon + 1, at);
}

}  // namespace

void ForbidCoreDumps() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
  // A program that takes core dumps (core_pattern "|…") would get one although the limit is zero.
  // Source: core(5), PR_SET_DUMPABLE(2const)
  ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

void HidePasswords(std::span<char> word) {
  const std::string_view text(word.data(), word.size());
  bool uri = false;
  for (const std::string_view scheme : {"postgresql://", "postgres://"}) {
    const size_t at = text.find(scheme);
    if (at == std::string_view::npos) continue;
    uri = true;
    HideInAuthority(word, at + scheme.size());
  }
  HideInPairs(word, uri);
}

}  // namespace pgstow::cli
