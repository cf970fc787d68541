// What others could learn from a process that knows a password.

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

// Takes connections in a folder, as a server does, and never says a word.
class SilentServer {
 public:
  explicit SilentServer(const std::string& folder)
      : fd_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = folder + "/.s.PGSQL.5432";
    std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
    if (::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 ||
        ::listen(fd_, 16) != 0) {
      throw std::system_error(errno, std::generic_category(), path);
    }
  }
  SilentServer(const SilentServer&) = delete;
  SilentServer& operator=(const SilentServer&) = delete;
  ~SilentServer() { ::close(fd_); }

 private:
  int fd_;
};

// What a process has in memory that may be written to a swap area or a core dump, which locked
// memory is not. Source: proc(5), smaps, VmFlags.
std::vector<std::string> OpenMemory(pid_t pid) {
  const std::string process = "/proc/" + std::to_string(pid);
  std::ifstream maps(process + "/smaps");
  std::ifstream memory(process + "/mem", std::ios::binary);
  std::vector<std::string> regions;
  uint64_t begin = 0;
  uint64_t end = 0;
  char mode = '-';
  for (std::string line; std::getline(maps, line);) {
    if (line.starts_with("VmFlags:")) {
      if (mode != 'r' || line.find(" dd") != std::string::npos) continue;
      std::string region(end - begin, '\0');
      memory.clear();
      memory.seekg(static_cast<std::streamoff>(begin));
      memory.read(region.data(), static_cast<std::streamsize>(region.size()));
      region.resize(static_cast<size_t>(memory.gcount()));
      regions.push_back(std::move(region));
    } else if (uint64_t from = 0, to = 0;
               std::sscanf(line.c_str(), "%" SCNx64 "-%" SCNx64 " %c", &from, &to, &mode) == 3) {
      begin = from;
      end = to;
    }
  }
  return regions;
}

bool Hold(const std::vector<std::string>& regions, const std::string& bytes) {
  return std::ranges::any_of(
      regions, [&](const std::string& region) { return region.find(bytes) != std::string::npos; });
}

// RFC 4648, section 5, as far as there are whole bytes.
std::string FromBase64(std::string_view text) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string bytes;
  uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    bits = bits << 6 | static_cast<uint32_t>(kAlphabet.find(c));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<char>(bits >> count));
  }
  return bytes;
}

class SecrecyTest : public testing::Test {
 protected:
  // What /proc tells of a dump that waits for the server's first word, after it has had time to get
  // there.
  std::string LookInto(const std::string& connection, const std::string& file) const {
    const Process dump({PgstowPath(), "dump", "-f", dir_ / "out", "-d", connection});
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    std::ifstream in("/proc/" + std::to_string(dump.pid()) + "/" + file);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  TempDir dir_;
  const SilentServer server_{dir_.path()};
};

TEST_F(SecrecyTest, PasswordsAreNotToBeSeenInTheListOfProcesses) {
  const std::string host = dir_.path().string();
  for (const std::string& connection :
       {"host=" + host + " user=u password=sesame", "postgresql://u:sesame@/d?host=" + host,
        "postgresql:///d?user=u&password=sesame&host=" + host}) {
    const std::string seen = LookInto(connection, "cmdline");
    EXPECT_THAT(seen, HasSubstr("xxxxxx"));
    EXPECT_THAT(seen, HasSubstr(host));
    EXPECT_THAT(seen, Not(HasSubstr("sesame")));
  }
}

// An archive was opened with them, and its restore waits for the server.
TEST_F(SecrecyTest, KeysAndPassphrasesAreGoneOrInLockedMemory) {
  const std::string key_file = dir_ / "key";
  std::string public_key = RunOrThrow({PgstowPath(), "keygen", "-o", key_file});
  public_key.pop_back();
  const std::string text = ReadFile(key_file);
  const std::string start = "pgstow-key-";
  const std::string word = text.substr(text.find(start) + start.size(), 48);
  const std::string key = FromBase64(word).substr(0, 32);
  ASSERT_EQ(key.size(), 32U);
  const std::string passphrase = "an owl in a churchyard";
  WriteFile(dir_ / "passphrase", passphrase + "\n");
  const std::string archive = dir_ / "sealed.pgstow";
  RunOrThrow({PgstowPath(), "convert", "--seal=" + public_key,
              "--seal=passphrase:memory=1,passes=1",
              "--new-passphrase=file:" + (dir_ / "passphrase"),
              SourceDir() / "tests/golden/v1-tiny.pgstow", archive});
  for (const std::string& way :
       {"--key=file:" + key_file, "--passphrase=file:" + (dir_ / "passphrase")}) {
    SCOPED_TRACE(way);
    const Process restore(
        {PgstowPath(), "restore", way, "-d", "host=" + dir_.path().string(), archive},
        {.environment = Preloading("libdumpable.so")});
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    const std::vector<std::string> regions = OpenMemory(restore.pid());
    EXPECT_TRUE(Hold(regions, archive)) << "nothing was read";
    EXPECT_FALSE(Hold(regions, word));
    EXPECT_FALSE(Hold(regions, key));
    EXPECT_FALSE(Hold(regions, passphrase));
  }
}

TEST_F(SecrecyTest, NoCoreDumpHasThem) {
  const std::string host = dir_.path().string();
  EXPECT_THAT(LookInto("host=" + host, "limits"),
              HasSubstr("Max core file size        0                    0 "));
}

// No limit keeps a core dump from a program that takes them (core_pattern "|..."). What /proc has
// of a process that may not be dumped belongs to root and its group, whose ever the process is.
// Source: proc_pid(5).
TEST_F(SecrecyTest, NoProgramThatTakesCoreDumpsGetsThem) {
  const bool root = ::getuid() == 0;
  const gid_t group = root ? 65534 : ::getgid();
  const auto group_of = [&](const Command& program) {
    Command command;
    if (root) command = {"setpriv", "--regid=" + std::to_string(group), "--clear-groups"};
    command.insert(command.end(), program.begin(), program.end());
    const Process process(command);
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    struct stat status {};
    EXPECT_EQ(::stat(("/proc/" + std::to_string(process.pid()) + "/limits").c_str(), &status), 0);
    return status.st_gid;
  };
  EXPECT_EQ(group_of({"sleep", "5"}), group) << "it says nothing here";
  EXPECT_EQ(
      group_of({PgstowPath(), "dump", "-f", dir_ / "out", "-d", "host=" + dir_.path().string()}),
      0U);
}

}  // namespace
}  // namespace pgstow::tests
