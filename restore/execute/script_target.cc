#include "restore/execute/script_target.h"

namespace pgstow::execute {

ScriptTarget::ScriptTarget(const model::Toc& toc, const plan::Plan& plan,
                           const script::ScriptOptions& options, ScriptFile& file)
    : toc_(toc),
      writer_(toc, plan, options),
      sink_([&file](std::string_view text) { file.Append(text); }) {}

bool ScriptTarget::BeginLoad(const plan::Step&, std::optional<uint32_t>) {
  writer_.AdvanceToData(next_load_++, sink_);
  return true;
}

void ScriptTarget::Write(std::span<const char> data) { writer_.WriteData(data, sink_); }

void ScriptTarget::EndLoad() { writer_.EndData(sink_); }

void ScriptTarget::Finish() { writer_.Finish(sink_); }

}  // namespace pgstow::execute
