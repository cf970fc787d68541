// A server that may be broken or hostile: what a real one says passes through the hands of a test.
#pragma once

#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "tests/peer/message.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {

enum class Side { kServer, kClient };

// A message on its way.
struct Spoken {
  Side by;
  const Message& message;
  int connection;          // from 0, in the order in which they were made
  int number;              // among this side's messages of the connection, from 0
  std::string_view query;  // that the client asked last in the connection
  int statement;           // of the query, from 0: so many before it have ended

  bool Is(Side side, char type) const { return by == side && message.type == type; }
  // The server's answer to a query, or the client's query, whose text has `part` in it.
  bool About(std::string_view part) const { return query.find(part) != std::string_view::npos; }
  // The client asks the server to cancel what another connection runs.
  bool IsCancel() const;
};

// What becomes of a message.
struct Verdict {
  enum class Then {
    kGoOn,
    kCut,    // both sides find the connection closed
    kStall,  // this side says nothing more, and the connection stays
  };

  std::string bytes;  // what is sent in its place
  Then then = Then::kGoOn;
};

// Passes it on as it is.
Verdict Pass(const Spoken& spoken);

using Rule = std::function<Verdict(const Spoken&)>;

// Takes connections at a socket of its own, and makes one to the server for each. Works until the
// end of the scope. The rule is called for one message at a time, and the others wait; one that
// throws fails the test, and cuts.
class Peer {
 public:
  explicit Peer(const Server& server, Rule rule = Pass);
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;
  ~Peer();

  // What makes a client of the server come here.
  Environment environment() const;

 private:
  class Line;

  void Accept();
  // What the rule says.
  Verdict Judge(const Spoken& spoken);

  const Server server_;
  const TempDir folder_;
  int listener_ = -1;
  int stop_[2] = {-1, -1};  // a pipe whose closing ends all threads

  std::mutex mutex_;  // of the rule
  const Rule rule_;
  std::list<Line> lines_;  // those that were made so far; the accepting thread's
  std::thread thread_;
};

}  // namespace pgstow::tests
