// The file that a script goes to.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "host/archive/joined_output.h"

namespace pgstow::execute {

class ScriptFile {
 public:
  // "-" or empty is standard output. What a file held stays until the script is whole. All
  // functions throw kIo.
  explicit ScriptFile(std::string path);
  ~ScriptFile();  // without Close: a pipe gets what was written so far, a file is as it was
  ScriptFile(const ScriptFile&) = delete;
  ScriptFile& operator=(const ScriptFile&) = delete;

  void Append(std::string_view text);

  // Hands all of it to the system, and gives a file, which is safe on disk then, its name. Once,
  // after the last Append.
  void Close();

 private:
  void Flush();

  const std::string path_;
  std::string pending_;                            // texts, which may be very short
  std::unique_ptr<archive::JoinedOutput> output_;  // from the first text on
};

}  // namespace pgstow::execute
