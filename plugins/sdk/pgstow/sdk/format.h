// Formats: derive a writer from FormatWriter and a reader from FormatReader, describe the format in
// a class, and give the class to DefinePlugin (plugin.h):
//
//   struct Custom {
//     static constexpr pgstow_format_info kInfo = …;
//     static uint32_t Bid(sdk::Bytes prefix);
//     static std::unique_ptr<sdk::FormatWriter> NewWriter(sdk::Storage, const sdk::Settings&);
//     static std::unique_ptr<sdk::FormatReader> NewReader(sdk::Storage, const sdk::Settings&);
//     static void ReplaceChainState(sdk::Storage, sdk::Bytes state);  // with HOLDS_SEALS
//   };
//
// The contract of each function is that of its slot in pgstow/format.h; errors are thrown.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include <pgstow/format.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/file.h>
#include <pgstow/sdk/guard.h>
#include <pgstow/sdk/options.h>
#include <pgstow/sdk/toc.h>
#include <pgstow/sdk/trampoline.h>

namespace pgstow::sdk {

// An archive being written.
class FormatWriter {
 public:
  virtual ~FormatWriter() = default;
  virtual void Begin(Toc toc) = 0;
  virtual void WriteFrame(const pgstow_frame& frame) = 0;
  virtual void EndPart(const pgstow_part& part) = 0;
  virtual void Finish(Toc toc) = 0;
};

// The frames of one part. One thread at a time.
class PartCursor {
 public:
  virtual ~PartCursor() = default;
  // Fills `frame`, whose stored bytes stay valid until the next call.
  virtual Next NextFrame(pgstow_frame& frame) = 0;
};

// An archive being read. A format overrides what its capabilities promise.
class FormatReader {
 public:
  virtual ~FormatReader() = default;
  virtual void ReadToc(TocSink sink) = 0;
  virtual void VerifyLayout() = 0;

  // PGSTOW_CAN_SALVAGE
  virtual void Salvage(DamageSink /*sink*/) {
    Fail(PGSTOW_E_UNSUPPORTED, "this format can't be salvaged");
  }

  // PGSTOW_CAN_READ_RANDOM
  virtual std::unique_ptr<PartCursor> OpenPart(int32_t /*entry*/, uint32_t /*part*/) {
    Fail(PGSTOW_E_UNSUPPORTED, "this format can't open a part on its own");
  }

  // PGSTOW_CAN_READ_STREAM
  virtual Next NextFrameInStream(pgstow_frame& /*frame*/) {
    Fail(PGSTOW_E_UNSUPPORTED, "this format can't be read as a stream");
  }
  virtual void ReadFinalToc(TocSink /*sink*/) {
    Fail(PGSTOW_E_UNSUPPORTED, "this format can't be read as a stream");
  }
};

namespace internal {

// Gives the frame that `read` fills to the host, as far as the host's headers know the struct.
template <typename Read>
pgstow_status ReadFrame(pgstow_frame* out, Read read) noexcept {
  return Guard([&]() -> pgstow_status {
    pgstow_frame frame{};
    frame.size = sizeof(frame);
    const Next next = read(frame);
    if (next == Next::kRead) FillOut(out, frame);
    return static_cast<pgstow_status>(next);
  });
}

inline pgstow_status OpenPart(void* self, int32_t entry, uint32_t part, void** cursor) noexcept {
  return Guard([&]() -> pgstow_status {
    *cursor = static_cast<FormatReader*>(self)->OpenPart(entry, part).release();
    return PGSTOW_OK;
  });
}

inline pgstow_status NextFrame(void* /*self*/, void* cursor, pgstow_frame* out) noexcept {
  return ReadFrame(out, [cursor](pgstow_frame& frame) {
    return static_cast<PartCursor*>(cursor)->NextFrame(frame);
  });
}

inline pgstow_status NextFrameInStream(void* self, pgstow_frame* out) noexcept {
  return ReadFrame(out, [self](pgstow_frame& frame) {
    return static_cast<FormatReader*>(self)->NextFrameInStream(frame);
  });
}

inline void ClosePart(void* /*self*/, void* cursor) noexcept { Destroy<PartCursor>(cursor); }

}  // namespace internal

// The factory of the formats that the classes describe, in that order.
template <typename... Formats_>
class Formats {
 public:
  static constexpr std::string_view kId = PGSTOW_FORMAT_FACTORY;
  static const pgstow_format_factory* factory() {
    static constexpr pgstow_format_factory kFactory{sizeof(pgstow_format_factory),
                                                    sizeof...(Formats_),
                                                    &Info,
                                                    &Bid,
                                                    &CreateWriter,
                                                    &CreateReader,
                                                    &ReplaceChainState};
    return &kFactory;
  }

 private:
  struct Row {
    const pgstow_format_info* info;
    uint32_t (*bid)(Bytes);
    std::unique_ptr<FormatWriter> (*new_writer)(Storage, const Settings&);
    std::unique_ptr<FormatReader> (*new_reader)(Storage, const Settings&);
    void (*replace_chain_state)(Storage, Bytes) = nullptr;
    Settings Values(const pgstow_setting* settings, size_t count) const {
      return Settings({info->options, info->option_count}, {settings, count});
    }
  };

  template <typename Format>
  static constexpr Row RowOf() {
    Row row{&Format::kInfo, &Format::Bid, &Format::NewWriter, &Format::NewReader};
    if constexpr (requires { &Format::ReplaceChainState; }) {
      row.replace_chain_state = &Format::ReplaceChainState;
    }
    return row;
  }
  static constexpr std::array<Row, sizeof...(Formats_)> kRows{RowOf<Formats_>()...};

  static const pgstow_format_info* Info(uint32_t index) noexcept { return kRows[index].info; }

  static uint32_t Bid(uint32_t index, pgstow_bytes prefix) noexcept {
    return kRows[index].bid(View(prefix));
  }

  static pgstow_status CreateWriter(uint32_t index, const pgstow_storage* storage,
                                    const pgstow_setting* settings, size_t setting_count,
                                    pgstow_writer* out) noexcept {
    return Guard([&]() -> pgstow_status {
      const Row& row = kRows.at(index);
      pgstow_writer writer{};
      Bind<&FormatWriter::Begin>(writer.begin);
      Bind<&FormatWriter::WriteFrame>(writer.write_frame);
      Bind<&FormatWriter::EndPart>(writer.end_part);
      Bind<&FormatWriter::Finish>(writer.finish);
      writer.destroy = &internal::Destroy<FormatWriter>;
      writer.self =
          row.new_writer(Storage(*storage), row.Values(settings, setting_count)).release();
      internal::FillOut(out, writer);
      return PGSTOW_OK;
    });
  }

  static pgstow_status ReplaceChainState(uint32_t index, const pgstow_storage* storage,
                                         pgstow_bytes chain_state) noexcept {
    return Guard([&]() -> pgstow_status {
      const Row& row = kRows.at(index);
      if (row.replace_chain_state == nullptr) {
        Fail(PGSTOW_E_UNSUPPORTED, "this format keeps no sealed archives");
      }
      row.replace_chain_state(Storage(*storage), View(chain_state));
      return PGSTOW_OK;
    });
  }

  static pgstow_status CreateReader(uint32_t index, const pgstow_storage* storage,
                                    const pgstow_setting* settings, size_t setting_count,
                                    pgstow_reader* out) noexcept {
    return Guard([&]() -> pgstow_status {
      const Row& row = kRows.at(index);
      pgstow_reader reader{};
      Bind<&FormatReader::ReadToc>(reader.read_toc);
      reader.open_part = &internal::OpenPart;
      reader.next_frame = &internal::NextFrame;
      reader.close_part = &internal::ClosePart;
      reader.next_frame_in_stream = &internal::NextFrameInStream;
      Bind<&FormatReader::ReadFinalToc>(reader.read_final_toc);
      Bind<&FormatReader::VerifyLayout>(reader.verify_layout);
      reader.destroy = &internal::Destroy<FormatReader>;
      Bind<&FormatReader::Salvage>(reader.salvage);
      reader.self =
          row.new_reader(Storage(*storage), row.Values(settings, setting_count)).release();
      internal::FillOut(out, reader);
      return PGSTOW_OK;
    });
  }
};

}  // namespace pgstow::sdk
