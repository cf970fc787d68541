// Tar archives made block by block, good ones and others.
#pragma once

#include <cstdint>
#include <string>

namespace pgstow::tar {

// The header of a member, as POSIX (ustar) has it unless a field says otherwise.
struct ForgedHeader {
  std::string name;
  uint64_t bytes = 0;
  char type = '0';
  std::string link = {};
  std::string magic = std::string(
      "ustar\0"
      "00",
      8);
  bool binary_size = false;  // in base 256, as GNU tar writes what octal digits can't say
};

std::string Forge(const ForgedHeader& header);

// `content`, filled up to whole blocks.
std::string Padded(std::string content);

// A header with its content.
std::string ForgedMember(const std::string& name, const std::string& content);

// What ends an archive.
std::string ForgedEnd();

}  // namespace pgstow::tar
