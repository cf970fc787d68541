// The file that a script goes to.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace pgstow::execute {

class ScriptFile {
 public:
  // "-" or empty is standard output. The file is opened, and what it held is gone, when the first
  // text comes. All functions throw kIo.
  explicit ScriptFile(std::string path);

  void Append(std::string_view text);

  // Hands all of it to the system. Once, after the last Append.
  void Close();

 private:
  bool standard() const { return path_.empty() || path_ == "-" || path_ == "/dev/stdout"; }
  void Open();
  [[noreturn]] void Fail() const;

  const std::string path_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

}  // namespace pgstow::execute
