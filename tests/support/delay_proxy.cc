#include "tests/support/delay_proxy.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <list>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace pgstow::tests {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kReadBytes = size_t{64} << 10;
// As much as a fast line of usual length holds.
constexpr size_t kMostOnTheWay = size_t{16} << 20;

int Check(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

void SetNonBlocking(int fd) { Check(fcntl(fd, F_SETFL, O_NONBLOCK), "fcntl"); }

std::string ValueOf(const Environment& environment, std::string_view name) {
  std::string value;
  for (const auto& [key, each] : environment) {
    if (key == name) value = each;
  }
  return value;
}

int ConnectTo(const Server& server) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = fmt::format("{}/.s.PGSQL.{}", ValueOf(server.environment(), "PGHOST"),
                                       ValueOf(server.environment(), "PGPORT"));
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  const int fd = Check(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
  Check(connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), "connect");
  SetNonBlocking(fd);
  return fd;
}

// Bytes on their way from one socket to another.
class Way {
 public:
  Way(int from, int to) : from_(from), to_(to) {}

  bool empty() const { return packets_.empty(); }
  bool over() const { return ended_ && empty(); }
  bool wants_bytes() const { return !ended_ && on_the_way_ < kMostOnTheWay; }
  int from() const { return from_; }
  int to() const { return to_; }

  // When the next bytes arrive; they wait for room when `blocked`.
  Clock::time_point due() const {
    return empty() ? Clock::time_point::max() : packets_.front().due;
  }
  bool blocked() const { return blocked_; }

  // True when something came.
  bool Read(Clock::time_point due) {
    std::string bytes(kReadBytes, '\0');
    const ssize_t got = read(from_, bytes.data(), bytes.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return false;
    if (got <= 0) {
      ended_ = true;
      return false;
    }
    bytes.resize(static_cast<size_t>(got));
    on_the_way_ += bytes.size();
    packets_.push_back({due, std::move(bytes)});
    return true;
  }

  void Deliver(Clock::time_point now) {
    blocked_ = false;
    while (!empty() && packets_.front().due <= now) {
      std::string& bytes = packets_.front().bytes;
      const ssize_t sent = send(to_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent < 0 && (errno == EAGAIN || errno == EINTR)) {
        blocked_ = true;
        return;
      }
      if (sent < 0) return Break();
      on_the_way_ -= static_cast<size_t>(sent);
      bytes.erase(0, static_cast<size_t>(sent));
      if (bytes.empty()) packets_.pop_front();
    }
  }

 private:
  struct Packet {
    Clock::time_point due;
    std::string bytes;
  };

  void Break() {
    ended_ = true;
    packets_.clear();
  }

  int from_;
  int to_;
  std::deque<Packet> packets_;
  size_t on_the_way_ = 0;
  bool ended_ = false;
  bool blocked_ = false;
};

// One connection of a client, and that to the server.
class Passage {
 public:
  Passage(int client, int server)
      : client_(client), server_(server), there_(client, server), back_(server, client) {}
  Passage(const Passage&) = delete;
  Passage& operator=(const Passage&) = delete;
  ~Passage() {
    close(client_);
    close(server_);
  }

  Way& there() { return there_; }
  Way& back() { return back_; }
  int& round_trips() { return round_trips_; }
  bool idle() const { return there_.empty() && back_.empty(); }
  bool over() const { return there_.over() || back_.over(); }

 private:
  int client_;
  int server_;
  Way there_;
  Way back_;
  int round_trips_ = 0;
};

}  // namespace

// All that the proxy's thread does.
class DelayProxy::Traffic {
 public:
  explicit Traffic(DelayProxy& proxy) : proxy_(proxy) {}

  void Run() {
    while (Wait()) {
      if (polls_[1].revents != 0) Accept();
      Pass();
      passages_.remove_if([](const Passage& passage) { return passage.over(); });
    }
  }

 private:
  // False at the end of the proxy.
  bool Wait() {
    polls_ = {{proxy_.stop_[0], POLLIN, 0}, {proxy_.listener_, POLLIN, 0}};
    Clock::time_point next = Clock::time_point::max();
    for (Passage& passage : passages_) {
      for (Way* way : {&passage.there(), &passage.back()}) {
        if (way->wants_bytes()) polls_.push_back({way->from(), POLLIN, 0});
        if (way->blocked()) {
          polls_.push_back({way->to(), POLLOUT, 0});
        } else {
          next = std::min(next, way->due());
        }
      }
    }
    int timeout = -1;
    if (next != Clock::time_point::max()) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()).count();
      timeout = static_cast<int>(std::max<int64_t>(left, 0));
    }
    poll(polls_.data(), polls_.size(), timeout);
    return polls_[0].revents == 0;
  }

  void Accept() {
    const int client = accept4(proxy_.listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (client < 0) return;
    const int at_once = 1;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof(at_once));
    passages_.emplace_back(client, ConnectTo(proxy_.server_));
    ++proxy_.connections_;
  }

  void Pass() {
    for (Passage& passage : passages_) {
      const bool idle = passage.idle();
      const Clock::time_point now = Clock::now();
      if (passage.there().wants_bytes() && passage.there().Read(now + proxy_.delay_) && idle) {
        ++proxy_.round_trips_;
        proxy_.longest_wait_ = std::max<int>(proxy_.longest_wait_, ++passage.round_trips());
      }
      if (passage.back().wants_bytes()) passage.back().Read(now + proxy_.delay_);
      passage.there().Deliver(now);
      passage.back().Deliver(now);
    }
  }

  DelayProxy& proxy_;
  std::list<Passage> passages_;
  std::vector<pollfd> polls_;
};

DelayProxy::DelayProxy(const Server& server, std::chrono::milliseconds delay)
    : server_(server), delay_(delay) {
  listener_ = Check(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  Check(bind(listener_, reinterpret_cast<const sockaddr*>(&address), size), "bind");
  Check(listen(listener_, SOMAXCONN), "listen");
  Check(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), "getsockname");
  port_ = ntohs(address.sin_port);
  Check(pipe2(stop_, O_CLOEXEC), "pipe2");
  thread_ = std::thread([this] { Traffic(*this).Run(); });
}

DelayProxy::~DelayProxy() {
  close(stop_[1]);
  thread_.join();
  close(stop_[0]);
  close(listener_);
}

Environment DelayProxy::environment() const {
  Environment environment = server_.environment();
  environment.emplace_back("PGHOST", "127.0.0.1");
  environment.emplace_back("PGPORT", std::to_string(port_));
  return environment;
}

}  // namespace pgstow::tests
