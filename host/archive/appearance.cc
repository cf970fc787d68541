#include "host/archive/appearance.h"

#include <algorithm>
#include <cctype>
#include <span>
#include <string>
#include <utility>

namespace pgstow::archive {
namespace {

using base::Error;
using base::ErrorCode;

// Literals may have NUL in them.
template <size_t kSize>
constexpr std::string_view Literal(const char (&text)[kSize]) {
  return {text, kSize - 1};
}

// -- scripts

std::string_view TakeLine(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back())) != 0) {
    line.remove_suffix(1);
  }
  return line;
}

// Text of any encoding that a server knows has none of the control characters but these.
bool IsText(std::string_view start) {
  return std::ranges::all_of(start, [](char c) {
    return static_cast<unsigned char>(c) >= ' ' ||
           std::string_view("\t\n\v\f\r").find(c) != std::string_view::npos;
  });
}

// The commands that the lines of dumps start with, and those that people start scripts with.
bool IsCommand(std::string_view line) {
  static constexpr std::string_view kCommands[] = {
      "ALTER", "BEGIN",    "COMMENT", "COPY",     "CREATE",  "DELETE", "DO",
      "DROP",  "GRANT",    "INSERT",  "LOCK",     "REFRESH", "REVOKE", "SELECT",
      "SET",   "SECURITY", "START",   "TRUNCATE", "UPDATE",  "WITH"};
  const std::string_view word = line.substr(0, line.find_first_of(" \t;("));
  return std::ranges::any_of(kCommands, [word](std::string_view command) {
    return std::ranges::equal(word, command, [](char a, char b) {
      return std::toupper(static_cast<unsigned char>(a)) == b;
    });
  });
}

// What tells a meta-command of psql from other text that starts with a backslash.
bool IsMetaCommand(std::string_view line) {
  return line.size() > 1 && line[0] == '\\' &&
         std::islower(static_cast<unsigned char>(line[1])) != 0;
}

// -- magic numbers

struct Magic {
  std::string_view bytes;
  std::string_view program;
};

// Sources: RFC 1952, RFC 8878, https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md (the
// second one of lz4 is of its "legacy" frames), https://tukaani.org/xz/xz-file-format.txt,
// https://sourceware.org/bzip2/manual/manual.html
constexpr Magic kCompressors[] = {
    {"\x1f\x8b", "gzip"},
    {"\x28\xb5\x2f\xfd", "zstd"},
    {"\x04\x22\x4d\x18", "lz4"},
    {"\x02\x21\x4c\x18", "lz4"},
    {Literal("\xfd"
             "7zXZ\0"),
     "xz"},
    {"BZh", "bzip2"},
};

// Source: https://age-encryption.org/v1, https://www.rfc-editor.org/rfc/rfc9580#section-6.2
constexpr Magic kEncrypters[] = {
    {"age-encryption.org/v", "age"},
    {"-----BEGIN AGE ENCRYPTED FILE-----", "age"},
    {"-----BEGIN PGP MESSAGE-----", "gpg"},
    {"Salted__", "openssl enc"},
};

std::optional<std::string_view> ProgramOf(std::string_view start, std::span<const Magic> rows) {
  for (const Magic& row : rows) {
    if (start.starts_with(row.bytes)) return row.program;
  }
  return std::nullopt;
}

// An OpenPGP message starts with the packet of a session key, encrypted with a public key or with a
// passphrase: a tag, a length of its own size, and a version that these packets have had.
// Source: https://www.rfc-editor.org/rfc/rfc9580#section-4.2, section-5.1, section-5.3
bool IsOpenPgpMessage(std::string_view start) {
  const auto byte = [start](size_t i) {
    return i < start.size() ? static_cast<unsigned char>(start[i]) : 0u;
  };
  const unsigned first = byte(0);
  if ((first & 0x80) == 0) return false;
  const bool old_header = (first & 0x40) == 0;
  const unsigned tag = old_header ? (first >> 2) & 0x0f : first & 0x3f;
  const size_t length_bytes = old_header ? size_t{1} << (first & 3) : byte(1) < 192 ? 1 : 2;
  const unsigned version = byte(1 + length_bytes);
  return (tag == 1 && (version == 3 || version == 6)) || (tag == 3 && version >= 4 && version <= 6);
}

std::optional<std::string_view> EncrypterOf(std::string_view start) {
  if (const auto program = ProgramOf(start, kEncrypters)) return program;
  if (IsOpenPgpMessage(start)) return "gpg";
  return std::nullopt;
}

// Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html ("ustar")
bool IsTar(std::string_view start) {
  constexpr size_t kMagicOffset = 257;
  return start.size() > kMagicOffset && start.substr(kMagicOffset).starts_with("ustar");
}

// -- what Windows makes of the output of a program

constexpr std::string_view kUtf16Mark = "\xff\xfe";

// The text of UTF-16 whose characters are ASCII.
std::string Narrowed(std::string_view utf16) {
  std::string text;
  for (size_t i = kUtf16Mark.size(); i + 1 < utf16.size(); i += 2) {
    if (utf16[i + 1] == '\0') text += utf16[i];
  }
  return text;
}

Error Utf16File(std::string_view start) {
  const bool script = LooksLikeScript(Narrowed(start));
  return Error(ErrorCode::kInput, script ? "input file appears to be a text format dump in UTF-16"
                                         : "input file appears to be text in UTF-16")
      .WithHint(script ? "Convert it to UTF-8 and use psql."
                       : "PowerShell's \">\" changes the bytes of an archive beyond repair. Dump "
                         "again, to a file that --file names.");
}

}  // namespace

bool LooksLikeScript(std::string_view start) {
  if (start.starts_with("\xef\xbb\xbf")) start.remove_prefix(3);
  if (!IsText(start)) return false;
  bool commented = false;
  while (!start.empty()) {
    const std::string_view line = TakeLine(start);
    if (line == "-- PostgreSQL database dump" || line == "-- PostgreSQL database cluster dump") {
      return true;
    }
    if (line.starts_with("--") || line.starts_with("/*")) {
      commented = true;
    } else if (!line.empty()) {
      return IsCommand(line) || IsMetaCommand(line);
    }
  }
  return commented;
}

std::optional<std::string_view> CompressorOf(std::string_view start) {
  return ProgramOf(start, kCompressors);
}

base::Error UnknownFile(std::string_view start) {
  constexpr size_t kLeastBytes = 5;        // what pg_restore reads of a file first
  constexpr size_t kTarHeaderBytes = 512;  // and what it wants to see when these told it nothing
  if (start.size() < kLeastBytes) {
    return {ErrorCode::kInput, fmt::format("input file is too short (read {}, expected {})",
                                           start.size(), kLeastBytes)};
  }
  if (start.starts_with("PGDMP")) {
    constexpr size_t kHeaderBytes = 11;  // with the version and the layout, which formats look at
    if (start.size() < kHeaderBytes) {
      return {ErrorCode::kInput, "could not read from input file: end of file"};
    }
    return Error(
               ErrorCode::kInput,
               "input file is an archive of PostgreSQL's own custom format, and no plugin reads it")
        .WithHint("Use pg_restore, or add a plugin for that format.");
  }
  if (start.starts_with(kUtf16Mark)) return Utf16File(start);
  if (const auto program = EncrypterOf(start)) {
    return Error(ErrorCode::kInput,
                 fmt::format("input file appears to be encrypted with \"{}\"", *program))
        .WithHint("Decrypt it first.");
  }
  if (const auto program = CompressorOf(start)) {
    return Error(ErrorCode::kInput,
                 fmt::format("input file appears to be compressed with {}", *program))
        .WithHint(fmt::format("Decompress it first, with \"{} -dc\".", *program));
  }
  if (LooksLikeScript(start)) {
    return {ErrorCode::kInput, "input file appears to be a text format dump. Please use psql."};
  }
  if (IsTar(start)) {
    return Error(ErrorCode::kInput, "could not find header for file \"toc.dat\" in tar archive")
        .WithHint("If it holds an archive that is a directory, unpack it and name the directory.");
  }
  return {ErrorCode::kInput, fmt::format("input file does not appear to be a valid archive{}",
                                         start.size() < kTarHeaderBytes ? " (too short?)" : "")};
}

}  // namespace pgstow::archive
