#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>
#include <thread>

#include "host/storage/storage.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/expect.h"
#include "tests/unit/storage/face.h"

namespace pgstow::storage {
namespace {

using base::ErrorCode;

TEST(OutputStream, GoesThroughAFifo) {
  const tests::TempDir dir;
  const std::string path = dir / "fifo";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&] {
    const auto storage = CreateFile(path);
    OpenedFile file = Create(*storage->abi());
    EXPECT_EQ(file.Append({"ab", "c"}), 0);
    EXPECT_EQ(file.Append({"def"}), 3);
    storage->Commit(SyncMethod::kFsync);
  });
  const auto input = Open(path);
  EXPECT_EQ(OpenToRead(*input->abi()).Read(100), "abcdef");
  writer.join();
  EXPECT_TRUE(std::filesystem::is_fifo(path));
}

TEST(OutputStream, NamesTheDeviceThatIsFull) {
  const auto storage = CreateFile("/dev/full");
  ExpectError(ErrorCode::kIo,
              "could not write to output file \"/dev/full\": No space left on device",
              [&] { Create(*storage->abi()).Append({"x"}); });
}

// Signals without SA_RESTART cut writes to a pipe short or stop them before the first byte.
TEST(OutputStream, SurvivesInterruptions) {
  struct sigaction action {};
  action.sa_handler = [](int) {};
  struct sigaction before;
  ASSERT_EQ(::sigaction(SIGUSR1, &action, &before), 0);
  const tests::TempDir dir;
  const std::string path = dir / "fifo";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  std::string sent(1 << 20, '\0');
  for (size_t i = 0; i < sent.size(); ++i) sent[i] = static_cast<char>(i * 7 + i / 256);
  std::thread writer([&] {
    const auto storage = CreateFile(path);
    Create(*storage->abi()).Append({sent});
  });
  const auto input = Open(path);
  OpenedFile file = OpenToRead(*input->abi());
  std::string received;
  while (received.size() < sent.size()) {
    ::pthread_kill(writer.native_handle(), SIGUSR1);
    received += file.Read(1000);
  }
  writer.join();
  ::sigaction(SIGUSR1, &before, nullptr);
  EXPECT_EQ(received, sent);
}

TEST(OutputStream, IsStandardOutputForADash) {
  const tests::TempDir dir;
  std::fflush(stdout);
  const int before = ::dup(STDOUT_FILENO);
  const int file = ::open((dir / "out").c_str(), O_WRONLY | O_CREAT, 0600);
  ::dup2(file, STDOUT_FILENO);
  {
    const auto storage = CreateFile("-");
    Create(*storage->abi()).Append({"to stdout"});
    storage->Commit(SyncMethod::kFsync);
  }
  const bool still_open = ::fcntl(STDOUT_FILENO, F_GETFD) >= 0;
  ::dup2(before, STDOUT_FILENO);
  ::close(before);
  ::close(file);
  EXPECT_TRUE(still_open);
  EXPECT_EQ(tests::ReadFile(dir / "out"), "to stdout");
}

}  // namespace
}  // namespace pgstow::storage
