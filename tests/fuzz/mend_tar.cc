#include "tests/fuzz/mend_tar.h"

#include <cstdio>
#include <numeric>
#include <string_view>

#include "formats/tar/blocks.h"

namespace pgstow::fuzz {
namespace {

// Fields of a header.
// Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
constexpr size_t kSum = 148;
constexpr size_t kSumBytes = 8;
constexpr size_t kMagic = 257;
constexpr std::string_view kMagicText = "ustar";

void MendHeader(std::string& bytes, size_t at) {
  bytes.replace(at + kSum, kSumBytes, kSumBytes, ' ');
  const std::string_view header = std::string_view(bytes).substr(at, tar::kBlockBytes);
  const unsigned sum = std::accumulate(header.begin(), header.end(), 0U, [](unsigned all, char c) {
    return all + static_cast<unsigned char>(c);
  });
  char digits[kSumBytes];
  std::snprintf(digits, sizeof(digits), "%06o", sum);
  bytes.replace(at + kSum, sizeof(digits) - 1, digits, sizeof(digits) - 1);
}

}  // namespace

std::string MendTar(std::string input, uint32_t /*choice*/) {
  for (size_t at = 0; at + tar::kBlockBytes <= input.size(); at += tar::kBlockBytes) {
    if (std::string_view(input).substr(at + kMagic).starts_with(kMagicText)) MendHeader(input, at);
  }
  return input;
}

}  // namespace pgstow::fuzz
