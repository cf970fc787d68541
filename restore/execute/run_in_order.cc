#include <exception>

#include "restore/execute/run.h"

namespace pgstow::execute {
namespace {

void WritePart(archive::Reader& archive, model::DumpId entry, uint32_t part, Target& target) {
  const auto reader = archive.OpenPart(entry, part);
  for (auto rows = reader->Next(); !rows.empty(); rows = reader->Next()) target.Write(rows);
}

void LoadOnce(archive::Reader& archive, const plan::Step& step, std::optional<uint32_t> part,
              Target& target) {
  if (!target.BeginLoad(step, part)) return;
  const model::Entry& entry = target.toc().entries[step.entry];
  try {
    if (part) {
      WritePart(archive, entry.id, *part, target);
    } else {
      for (const model::Part& each : entry.parts) WritePart(archive, entry.id, each.part, target);
    }
  } catch (const std::exception& error) {
    target.AbandonLoad(error.what());
    throw;
  }
  target.EndLoad();
}

}  // namespace

void Load(archive::Reader& archive, const plan::Step& step, std::optional<uint32_t> part,
          Target& target) {
  target.Attempt([&] { LoadOnce(archive, step, part, target); });
}

void Load(archive::Reader& archive, const plan::Step& step, Target& target) {
  if (!target.part_by_part(step)) return Load(archive, step, {}, target);
  for (const model::Part& part : target.toc().entries[step.entry].parts) {
    Load(archive, step, part.part, target);
  }
}

void RunInOrder(archive::Reader& archive, const plan::Plan& plan, Target& target) {
  target.Begin();
  for (const plan::Step& step : plan.steps) {
    if (step.action == plan::Action::kLoad) {
      Load(archive, step, target);
    } else {
      target.Run(step);
    }
  }
  target.Finish();
}

}  // namespace pgstow::execute
