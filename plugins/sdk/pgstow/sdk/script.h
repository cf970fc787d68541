// The SQL script of a table of contents, which the host renders (PGSTOW_SCRIPT_SERVICE).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include <pgstow/sdk/error.h>
#include <pgstow/sdk/guard.h>
#include <pgstow/sdk/host.h>
#include <pgstow/sdk/toc.h>
#include <pgstow/services.h>

namespace pgstow::sdk {

// A script being rendered; the contract of each function is that of its slot in pgstow_script. One
// thread at a time. Errors are thrown.
class Script {
 public:
  // Takes the text as it comes, valid during the call.
  using Sink = std::function<void(std::string_view)>;

  explicit Script(const Toc& toc) {
    const auto& service = GetService<pgstow_script_service>(PGSTOW_SCRIPT_SERVICE);
    script_.size = sizeof(script_);
    CheckHost(service.create(&toc.abi(), &script_));
  }
  ~Script() { script_.destroy(script_.self); }
  Script(const Script&) = delete;
  Script& operator=(const Script&) = delete;

  size_t data_count() { return script_.data_count(script_.self); }
  int32_t data_entry(size_t index) { return script_.data_entry(script_.self, index); }

  void AdvanceToData(size_t index, const Sink& sink) {
    const pgstow_text_sink face = FaceOf(sink);
    CheckHost(script_.advance_to_data(script_.self, index, &face));
  }
  void WriteData(pgstow_bytes data, const Sink& sink) {
    const pgstow_text_sink face = FaceOf(sink);
    CheckHost(script_.write_data(script_.self, data, &face));
  }
  void EndData(const Sink& sink) {
    const pgstow_text_sink face = FaceOf(sink);
    CheckHost(script_.end_data(script_.self, &face));
  }
  void Finish(const Sink& sink) {
    const pgstow_text_sink face = FaceOf(sink);
    CheckHost(script_.finish(script_.self, &face));
  }

 private:
  static pgstow_text_sink FaceOf(const Sink& sink) {
    return {.size = sizeof(pgstow_text_sink),
            .reserved = 0,
            .self = const_cast<Sink*>(&sink),
            .write = [](void* self, pgstow_str text) noexcept {
              return Guard([&]() -> pgstow_status {
                (*static_cast<const Sink*>(self))(View(text));
                return PGSTOW_OK;
              });
            }};
  }

  pgstow_script script_{};
};

}  // namespace pgstow::sdk
