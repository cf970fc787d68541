// Bytes that came before their turn.
#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>

namespace pgstow::execute {

// Keeps bytes in a temporary file that has no name, so that it goes with the program. One thread.
// All functions throw kIo.
class Spool {
 public:
  void Append(std::span<const char> bytes);

  // Gives all bytes, in order, and forgets them.
  void Replay(const std::function<void(std::span<const char>)>& use);

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{nullptr, &std::fclose};
};

}  // namespace pgstow::execute
