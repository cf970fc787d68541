// Where secrets are taken from: never from the command line, which other users of the machine see.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "host/base/locked_bytes.h"

namespace pgstow::cli {

// The bytes of a secret, in locked memory.
class SecretText {
 public:
  // Takes `text` over and wipes it.
  static SecretText Take(std::string& text);
  // Reads a descriptor to its end. `what` names it in messages. Throws kIo, and kInput for what is
  // longer than a secret can be (64 KiB).
  static SecretText ReadAll(int fd, const std::string& what);

  std::string_view view() const { return {bytes_.data(), bytes_.size()}; }
  void CutLineEnd();  // one line feed, with a carriage return before it

 private:
  base::LockedBytes bytes_;
};

// Throws kUsage, without repeating `source`, unless it says where to take a secret from: file:PATH,
// fd:N, env:NAME or command:CMD. `option` is what the user wrote it after ("--key").
void CheckSecretSource(std::string_view source, std::string_view option);

// The secret from there. A command runs under /bin/sh and writes it to its standard output. Throws
// kIo when it can't be had.
SecretText ReadSecret(std::string_view source);

}  // namespace pgstow::cli
