#include "host/cli/seal_option.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string_view>

#include "host/cli/input.h"

namespace pgstow::cli {
namespace {

using base::ErrorCode;
using base::Throw;

constexpr std::string_view kPassphrase = "passphrase";

// Words of keys stand in a chain's spelling, which has signs of its own.
void CheckWord(const std::string& word, const std::string& where) {
  const auto plain = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; };
  if (word.empty() || !std::ranges::all_of(word, plain)) {
    Throw(ErrorCode::kUsage, "\"{}\"{} is no public key", word, where);
  }
}

// The words of a file, but for lines that start with '#'.
void AddFile(const std::string& path, std::vector<std::string>& keys) {
  std::istringstream text(ReadWhole(path, "file of public keys"));
  const size_t before = keys.size();
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      CheckWord(word, fmt::format(" in file \"{}\"", path));
      keys.push_back(word);
    }
  }
  if (keys.size() == before) {
    Throw(ErrorCode::kInput, "file \"{}\" has no public key in it", path);
  }
}

}  // namespace

base::Option SealOption(std::vector<std::string>& who) {
  return {.name = "seal",
          .argument = "WHO",
          .help =
              "encrypt the archive for WHO: passphrase, a public key, or @FILE with public "
              "keys; may be given repeatedly",
          .bind = base::Append(who),
          .values = {"passphrase", "@FILE"}};
}

std::string SealSpec(const std::vector<std::string>& who) {
  std::vector<std::string> keys;
  std::string options;
  for (const std::string& one : who) {
    const std::string_view word = std::string_view(one).substr(0, one.find(':'));
    if (word == kPassphrase) {
      options += ",passphrase=true";
      if (word.size() < one.size()) options.append(",").append(one, word.size() + 1);
    } else if (one.starts_with('@')) {
      AddFile(one.substr(1), keys);
    } else {
      CheckWord(one, "");
      keys.push_back(one);
    }
  }
  std::string recipients;
  for (const std::string& key : keys) recipients.append(recipients.empty() ? "" : " ").append(key);
  if (!recipients.empty()) options.append(",recipients=").append(recipients);
  return std::string(kSealFilter) + ":" + options.substr(1);
}

std::string WithSeal(const std::string& chain, const std::vector<std::string>& who) {
  if (who.empty()) return chain;
  const bool bare = chain.empty() || chain == "none" || chain == "0";
  return bare ? SealSpec(who) : chain + "+" + SealSpec(who);
}

}  // namespace pgstow::cli
