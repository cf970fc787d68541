#include "tests/peer/peer.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace pgstow::tests {
namespace {

constexpr char kPort[] = "5432";
constexpr int32_t kCancelRequest = 80877102;

int Check(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

sockaddr_un AddressAt(const std::string& folder, const std::string& port) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = fmt::format("{}/.s.PGSQL.{}", folder, port);
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  return address;
}

int NewSocket() { return Check(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket"); }

std::string ValueOf(const Environment& environment, std::string_view name) {
  std::string value;
  for (const auto& [key, each] : environment) {
    if (key == name) value = each;
  }
  return value;
}

bool SendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

}  // namespace

bool Spoken::IsCancel() const {
  return by == Side::kClient && message.type == '\0' && ReadInt32(message.body) == kCancelRequest;
}

Verdict Pass(const Spoken& spoken) { return {.bytes = spoken.message.Bytes()}; }

// A connection of a client, that to the server, and a thread for each way.
class Peer::Line {
 public:
  Line(Peer& peer, int number, int client, int server)
      : peer_(peer), number_(number), client_(client), server_(server) {
    threads_ = {std::thread([this] { Carry(Side::kClient, client_, server_); }),
                std::thread([this] { Carry(Side::kServer, server_, client_); })};
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() {
    for (std::thread& thread : threads_) thread.join();
    close(client_);
    close(server_);
  }

 private:
  // Until one of the two goes, or the peer stops.
  void Carry(Side by, int from, int to) {
    MessageStream stream(by == Side::kClient);
    std::array<char, 65536> buffer;
    int said = 0;
    while (Wait(from)) {
      const ssize_t got = read(from, buffer.data(), buffer.size());
      if (got <= 0) break;
      stream.Add({buffer.data(), static_cast<size_t>(got)});
      std::string bytes;
      Verdict::Then then = Verdict::Then::kGoOn;
      while (then == Verdict::Then::kGoOn) {
        const std::optional<Message> message = stream.Next();
        if (!message) break;
        const Verdict verdict = Hear(by, *message, said++);
        bytes += verdict.bytes;
        then = verdict.then;
      }
      if (!SendAll(to, bytes) || then == Verdict::Then::kCut) break;
      if (then == Verdict::Then::kStall) Wait(-1);
    }
    shutdown(from, SHUT_RDWR);
    shutdown(to, SHUT_RDWR);
  }

  // False when the peer stops before there is something to read. A negative socket is passed over.
  bool Wait(int socket) const {
    std::array<pollfd, 2> events{{{peer_.stop_[0], POLLIN, 0}, {socket, POLLIN, 0}}};
    while (poll(events.data(), events.size(), -1) < 0 && errno == EINTR) {
    }
    return events[0].revents == 0;
  }

  Verdict Hear(Side by, const Message& message, int said) {
    const std::lock_guard lock(mutex_);
    if (by == Side::kClient && (message.type == 'Q' || message.type == 'P')) {
      // A statement that is parsed has a name before its text.
      const size_t begin = message.type == 'P' ? message.body.find('\0') + 1 : 0;
      query_ = message.body.substr(begin, message.body.find('\0', begin) - begin);
      statement_ = 0;
    }
    Verdict verdict = peer_.Judge({.by = by,
                                   .message = message,
                                   .connection = number_,
                                   .number = said,
                                   .query = query_,
                                   .statement = statement_});
    if (by == Side::kServer && message.type == 'C') ++statement_;
    return verdict;
  }

  Peer& peer_;
  const int number_;
  const int client_;
  const int server_;
  std::mutex mutex_;  // of what both ways know:
  std::string query_;
  int statement_ = 0;
  std::array<std::thread, 2> threads_;
};

Peer::Peer(const Server& server, Rule rule)
    : server_(server), listener_(NewSocket()), rule_(std::move(rule)) {
  const sockaddr_un address = AddressAt(folder_.path(), kPort);
  Check(bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), "bind");
  Check(listen(listener_, SOMAXCONN), "listen");
  Check(pipe2(stop_, O_CLOEXEC), "pipe2");
  thread_ = std::thread([this] { Accept(); });
}

Peer::~Peer() {
  close(stop_[1]);
  thread_.join();
  lines_.clear();
  close(stop_[0]);
  close(listener_);
}

Environment Peer::environment() const {
  Environment environment = server_.environment();
  environment.emplace_back("PGHOST", folder_.path());
  environment.emplace_back("PGPORT", kPort);
  return environment;
}

void Peer::Accept() {
  const Environment& server = server_.environment();
  const sockaddr_un address = AddressAt(ValueOf(server, "PGHOST"), ValueOf(server, "PGPORT"));
  while (true) {
    std::array<pollfd, 2> events{{{stop_[0], POLLIN, 0}, {listener_, POLLIN, 0}}};
    if (poll(events.data(), events.size(), -1) < 0 && errno != EINTR) return;
    if (events[0].revents != 0) return;
    if (events[1].revents == 0) continue;
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    const int there = NewSocket();
    if (connect(there, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
      close(there);
      close(client);
      continue;
    }
    lines_.emplace_back(*this, static_cast<int>(lines_.size()), client, there);
  }
}

Verdict Peer::Judge(const Spoken& spoken) {
  const std::lock_guard lock(mutex_);
  try {
    return rule_(spoken);
  } catch (const std::exception& error) {
    ADD_FAILURE() << "a rule failed: " << error.what();
    return {.bytes = {}, .then = Verdict::Then::kCut};
  }
}

}  // namespace pgstow::tests
