#include "tests/unit/formats/tar/forge.h"

#include <numeric>

#include <fmt/format.h>

#include "formats/tar/blocks.h"

namespace pgstow::tar {

std::string Forge(const ForgedHeader& header) {
  std::string block(kBlockBytes, '\0');
  const auto put = [&block](size_t at, const std::string& field) {
    block.replace(at, field.size(), field);
  };
  put(0, header.name);
  put(100, fmt::format("{:07o}", 0600));
  put(108, fmt::format("{:07o}", 0));
  put(116, fmt::format("{:07o}", 0));
  if (header.binary_size) {
    block[124] = static_cast<char>(0x80);
    for (int i = 0; i < 8; ++i) {
      block[static_cast<size_t>(135 - i)] = static_cast<char>(header.bytes >> (8 * i));
    }
  } else {
    put(124, fmt::format("{:011o}", header.bytes));
  }
  put(136, fmt::format("{:011o}", 0));
  put(148, std::string(8, ' '));
  block[156] = header.type;
  put(157, header.link);
  put(257, header.magic);
  const auto sum = std::accumulate(block.begin(), block.end(), 0U, [](unsigned total, char byte) {
    return total + static_cast<unsigned char>(byte);
  });
  put(148, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
  return block;
}

std::string Padded(std::string content) {
  content.append(PaddingOf(content.size()), '\0');
  return content;
}

std::string ForgedMember(const std::string& name, const std::string& content) {
  return Forge({.name = name, .bytes = content.size()}) + Padded(content);
}

std::string ForgedEnd() { return std::string(kEndBytes, '\0'); }

}  // namespace pgstow::tar
