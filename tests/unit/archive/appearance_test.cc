#include "host/archive/appearance.h"

#include <string>

#include <gtest/gtest.h>

namespace pgstow::archive {
namespace {

using std::string_literals::operator""s;

constexpr const char* kDump =
    "--\n-- PostgreSQL database dump\n--\n\n\\restrict x\n\nSET statement_timeout = 0;\n";
constexpr const char* kCluster =
    "--\n-- PostgreSQL database cluster dump\n--\n\n\\restrict x\n\nSET x = y;\n";
constexpr const char* kTextFormat = "input file appears to be a text format dump. Please use psql.";

std::string Said(const std::string& start) {
  const base::Error error = UnknownFile(start);
  EXPECT_EQ(error.code(), base::ErrorCode::kInput);
  return error.what() + (error.hint().empty() ? "" : " | " + error.hint());
}

std::string InUtf16(const std::string& text) {
  std::string wide = "\xff\xfe";
  for (const char c : text) wide += {c, '\0'};
  return wide;
}

std::string WithWindowsLineEnds(const std::string& text) {
  std::string changed;
  for (const char c : text) changed += c == '\n' ? "\r\n" : std::string(1, c);
  return changed;
}

TEST(Appearance, OfAScriptIsOneForPsql) {
  const std::string kScripts[] = {
      kDump,
      kCluster,
      "\xef\xbb\xbf"s + kDump,
      "\\restrict 4a60lLr0vAkGpKEMvSicT512\n\n"s + kDump,
      "\n\n"s + kDump,
      WithWindowsLineEnds(kDump),
      std::string(kDump).substr(0, 20),
      "SET client_encoding = 'UTF8';\n",
      "create table t (a int);",
      "BEGIN;\nINSERT INTO t VALUES (1);\n",
      "/* by hand */\nselect 1;\n",
      "\\connect shop\n",
      "COPY t (name) FROM stdin;\ncaf\xc3\xa9\n\\.\n",
  };
  for (const std::string& script : kScripts) EXPECT_EQ(Said(script), kTextFormat) << script;
}

TEST(Appearance, OfOtherTextIsNoScript) {
  for (const char* text :
       {"1\tcaf\xc3\xa9\t\\N\n2\tx\t\\N\n", "Settings for the shop\n", "\\N\tx\n", "id,name\n1,x\n",
        "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl8\n"}) {
    EXPECT_EQ(Said(text), "input file does not appear to be a valid archive (too short?)") << text;
    EXPECT_EQ(Said(text + std::string(600, 'x')),
              "input file does not appear to be a valid archive")
        << text;
  }
  EXPECT_FALSE(LooksLikeScript("SET x = '\0';"s));
  EXPECT_FALSE(LooksLikeScript(""));
}

TEST(Appearance, NamesTheProgramThatDecompresses) {
  const std::pair<std::string, std::string> kStarts[] = {
      {"\x1f\x8b\x08\0\0\0\0\0"s, "gzip"},  {"\x28\xb5\x2f\xfd\x24\x05"s, "zstd"},
      {"\x04\x22\x4d\x18\x64\x40"s, "lz4"}, {"\x02\x21\x4c\x18\x64\x40"s, "lz4"},
      {"\xfd\x37zXZ\0\0\x04"s, "xz"},       {"BZh91AY&SY"s, "bzip2"},
  };
  for (const auto& [start, program] : kStarts) {
    EXPECT_EQ(Said(start), "input file appears to be compressed with " + program +
                               " | Decompress it first, with \"" + program + " -dc\".");
    EXPECT_EQ(CompressorOf(start), program);
  }
  EXPECT_EQ(CompressorOf("BZ"), std::nullopt);
}

// The binary ones are the first bytes of what `gpg --encrypt`, for an RSA and for a Curve25519 key,
// and `gpg --symmetric` write.
TEST(Appearance, NamesTheProgramThatDecrypts) {
  const std::pair<std::string, std::string> kStarts[] = {
      {"age-encryption.org/v1\n-> X25519 ", "age"}, {"-----BEGIN AGE ENCRYPTED FILE-----\n", "age"},
      {"-----BEGIN PGP MESSAGE-----\n\n", "gpg"},   {"\x85\x01\x8c\x03\x36\xa6\xe7\xd1"s, "gpg"},
      {"\x84\x5e\x03\x2a\x4e\x5c\x01\x12"s, "gpg"}, {"\x8c\x0d\x04\x09\x03\x02\x51\xf6"s, "gpg"},
      {"\xc1\xc0\x4e\x03\x81\x2f"s, "gpg"},         {"Salted__\x12\x34\x56\x78", "openssl enc"},
  };
  for (const auto& [start, program] : kStarts) {
    EXPECT_EQ(Said(start),
              "input file appears to be encrypted with \"" + program + "\" | Decrypt it first.");
  }
}

TEST(Appearance, OfWhatPowerShellRedirectedIsUtf16) {
  EXPECT_EQ(Said(InUtf16(kDump)),
            "input file appears to be a text format dump in UTF-16 | Convert it to UTF-8 and use "
            "psql.");
  EXPECT_EQ(Said(InUtf16("PGDMP\x01\x10")),
            "input file appears to be text in UTF-16 | PowerShell's \">\" changes the bytes of an "
            "archive beyond repair. Dump again, to a file that --file names.");
}

TEST(Appearance, OfATarThatIsNoDumpSaysWhatIsMissing) {
  std::string header(512, '\0');
  header.replace(0, 10, "dump/notes");
  header.replace(257, 5, "ustar");
  EXPECT_EQ(
      Said(header),
      "could not find header for file \"toc.dat\" in tar archive | If it holds an archive that "
      "is a directory, unpack it and name the directory.");
}

TEST(Appearance, CountsTheBytesOfFilesThatAreTooShort) {
  EXPECT_EQ(Said(""), "input file is too short (read 0, expected 5)");
  EXPECT_EQ(Said("PGDM"), "input file is too short (read 4, expected 5)");
  EXPECT_EQ(Said("PGDMP"), "could not read from input file: end of file");
}

}  // namespace
}  // namespace pgstow::archive
