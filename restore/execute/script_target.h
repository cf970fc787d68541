// A restore into a script.
#pragma once

#include "host/model/entry.h"
#include "restore/execute/script_file.h"
#include "restore/execute/target.h"
#include "restore/script/script_writer.h"

namespace pgstow::execute {

class ScriptTarget : public Target {
 public:
  // Appends the script of `plan` to `file`. It and `toc` outlive this. All that writes throws kIo.
  ScriptTarget(const model::Toc& toc, const plan::Plan& plan, const script::ScriptOptions& options,
               ScriptFile& file);

  const model::Toc& toc() const override { return toc_; }
  void Begin() override {}
  void Run(const plan::Step&) override {}  // the writer has the plan and knows what comes between
  bool BeginLoad(const plan::Step& step, std::optional<uint32_t> part) override;
  void Write(std::span<const char> data) override;
  void EndLoad() override;
  void AbandonLoad(std::string_view) noexcept override {}
  void Finish() override;

 private:
  const model::Toc& toc_;
  script::ScriptWriter writer_;
  const script::ScriptWriter::Sink sink_;
  size_t next_load_ = 0;
};

}  // namespace pgstow::execute
