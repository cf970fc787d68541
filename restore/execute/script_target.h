// A restore into a script.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "host/model/entry.h"
#include "restore/execute/target.h"
#include "restore/script/script_writer.h"

namespace pgstow::execute {

class ScriptTarget : public Target {
 public:
  // Writes the script of `plan` to the file at `path`; "-" or empty is standard output. `toc`
  // outlives it. Throws kIo, as all that writes.
  ScriptTarget(const model::Toc& toc, const plan::Plan& plan, const script::ScriptOptions& options,
               const std::string& path);

  void Begin() override {}
  void Run(const plan::Step&) override {}  // the writer has the plan and knows what comes between
  bool BeginLoad(const plan::Step& step, std::optional<uint32_t> part) override;
  void Write(std::span<const char> data) override;
  void EndLoad() override;
  void AbandonLoad(std::string_view) noexcept override {}
  void Finish() override;

 private:
  void Append(std::string_view text);
  [[noreturn]] void Fail() const;

  const std::string path_;
  script::ScriptWriter writer_;
  const script::ScriptWriter::Sink sink_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  size_t next_load_ = 0;
};

}  // namespace pgstow::execute
