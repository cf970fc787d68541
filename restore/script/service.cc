#include "restore/script/service.h"

#include <memory>
#include <string_view>
#include <utility>

#include "host/base/boundary.h"
#include "host/base/error.h"
#include "restore/script/script_writer.h"
#include "restore/select/select.h"

namespace pgstow::script {
namespace {

struct Configuration {
  plan::PlanOptions plan;
  ScriptOptions script;
  CopyTocFunction copy_toc = nullptr;
};

Configuration& Configured() {
  static Configuration configuration;
  return configuration;
}

plan::Plan PlanOf(const model::Toc& toc) {
  const plan::PlanOptions& options = Configured().plan;
  return plan::MakePlan(toc, select::Select(toc, {.create = options.create}), options);
}

// A writer with the TOC that it writes about.
struct Script {
  explicit Script(model::Toc shown) : toc(std::move(shown)) {}
  const model::Toc toc;
  ScriptWriter writer{toc, PlanOf(toc), Configured().script};
};

// The plugin's sink refused text; it has said why.
struct SinkFailure {
  pgstow_status status;
};

// Calls `body` with a sink that hands text to the plugin's.
template <typename Body>
pgstow_status Render(void* self, const pgstow_text_sink* sink, Body&& body) noexcept {
  return base::GuardCallback(PGSTOW_E_INTERNAL, [&] {
    try {
      body(static_cast<Script*>(self)->writer, [sink](std::string_view text) {
        const pgstow_status status = sink->write(sink->self, {text.data(), text.size()});
        if (status < 0) throw SinkFailure{status};
      });
      return static_cast<pgstow_status>(PGSTOW_OK);
    } catch (const SinkFailure& failure) {
      return failure.status;
    }
  });
}

size_t DataCount(void* self) { return static_cast<Script*>(self)->writer.data_count(); }

int32_t DataEntry(void* self, size_t index) {
  const ScriptWriter& writer = static_cast<Script*>(self)->writer;
  return index < writer.data_count() ? writer.data_entry(index) : 0;
}

pgstow_status AdvanceToData(void* self, size_t index, const pgstow_text_sink* sink) {
  return Render(self, sink, [index](ScriptWriter& writer, const ScriptWriter::Sink& text) {
    writer.AdvanceToData(index, text);
  });
}

pgstow_status WriteData(void* self, pgstow_bytes data, const pgstow_text_sink* sink) {
  return Render(self, sink, [data](ScriptWriter& writer, const ScriptWriter::Sink& text) {
    writer.WriteData({reinterpret_cast<const char*>(data.ptr), data.len}, text);
  });
}

pgstow_status EndData(void* self, const pgstow_text_sink* sink) {
  return Render(self, sink,
                [](ScriptWriter& writer, const ScriptWriter::Sink& text) { writer.EndData(text); });
}

pgstow_status Finish(void* self, const pgstow_text_sink* sink) {
  return Render(self, sink,
                [](ScriptWriter& writer, const ScriptWriter::Sink& text) { writer.Finish(text); });
}

void Destroy(void* self) { delete static_cast<Script*>(self); }

pgstow_status Create(const pgstow_toc* toc, pgstow_script* out) {
  return base::GuardCallback(PGSTOW_E_INTERNAL, [&] {
    if (!PGSTOW_HAS(out, pgstow_script, write_data)) {
      base::Throw(base::ErrorCode::kPlugin, "the plugin's struct for scripts is too small");
    }
    const CopyTocFunction copy_toc = Configured().copy_toc;
    if (copy_toc == nullptr) {
      base::Throw(base::ErrorCode::kInternal, "the script service was not configured");
    }
    auto script = std::make_unique<Script>(copy_toc(*toc));
    out->data_count = &DataCount;
    out->data_entry = &DataEntry;
    out->advance_to_data = &AdvanceToData;
    out->end_data = &EndData;
    out->finish = &Finish;
    out->destroy = &Destroy;
    out->write_data = &WriteData;
    out->self = script.release();
    return static_cast<pgstow_status>(PGSTOW_OK);
  });
}

constexpr pgstow_script_service kService{
    .size = sizeof(pgstow_script_service), .reserved = 0, .create = &Create};

}  // namespace

const pgstow_script_service* ScriptService(const plan::PlanOptions& plan,
                                           const ScriptOptions& script, CopyTocFunction copy_toc) {
  Configured() = {plan, script, copy_toc};
  return &kService;
}

}  // namespace pgstow::script
