#include "host/loader/codec_proxy.h"

#include <string_view>

#include <pgstow/sdk/text.h>

#include "host/base/error.h"
#include "host/loader/call.h"
#include "host/loader/slots.h"

namespace pgstow::loader {

void CodecProxy::Destroyer::operator()(pgstow_codec* codec) const {
  if (codec->destroy != nullptr) codec->destroy(codec->self);
  delete codec;
}

CodecProxy::CodecProxy(const Filter& filter, uint32_t direction)
    : plugin_(filter.plugin),
      direction_(direction),
      doing_(fmt::format("{} with \"{}\"", direction == PGSTOW_ENCODE ? "encoding" : "decoding",
                         sdk::View(filter.info->name))) {}

CodecProxy::CodecProxy(const Filter& filter, uint32_t direction, const Settings& settings)
    : CodecProxy(filter, direction) {
  pgstow_codec codec{};
  codec.size = sizeof(codec);
  Call(
      [&] {
        return filter.factory->create(filter.index, direction, settings.abi().data(),
                                      settings.abi().size(), &codec);
      },
      doing_, *plugin_);
  Adopt(codec);
}

CodecProxy::CodecProxy(const Filter& filter, uint32_t direction,
                       const pgstow_filter_session& session)
    : CodecProxy(filter, direction) {
  pgstow_codec codec{};
  codec.size = sizeof(codec);
  Call([&] { return session.create_codec(session.self, direction, &codec); }, doing_, *plugin_);
  Adopt(codec);
}

void CodecProxy::Adopt(const pgstow_codec& codec) {
  codec_.reset(new pgstow_codec(codec));
  CheckSlots(*plugin_, [&] {
    Slots(codec, "pgstow_codec")
        .Need(&pgstow_codec::reset, "reset")
        .Need(&pgstow_codec::process, "process")
        .Need(&pgstow_codec::finish, "finish")
        .Need(&pgstow_codec::destroy, "destroy");
  });
}

void CodecProxy::Reset(std::span<const std::byte> context) {
  const pgstow_bytes bytes{reinterpret_cast<const uint8_t*>(context.data()), context.size()};
  Call([&] { return codec_->reset(codec_->self, bytes); }, doing_, *plugin_);
}

CodecProxy::Progress CodecProxy::Process(pgstow_input& in, pgstow_output& out) {
  const size_t in_before = in.pos;
  const size_t out_before = out.pos;
  const pgstow_status status = Call([&] { return codec_->process(codec_->self, &in, &out); },
                                    doing_, *plugin_, {PGSTOW_OK, PGSTOW_MORE, PGSTOW_END});
  if (in.pos < in_before || in.pos > in.len || out.pos < out_before || out.pos > out.len) {
    ThrowBreach("moved a cursor out of its buffer");
  }
  if (status == PGSTOW_OK && in.pos != in.len) ThrowBreach("returned OK with input left");
  if (status == PGSTOW_MORE && out.pos != out.len) ThrowBreach("returned MORE with room left");
  if (status == PGSTOW_END && (in.pos == in.len || direction_ == PGSTOW_ENCODE)) {
    ThrowBreach(in.pos == in.len ? "returned END without input left" : "ended a frame by itself");
  }
  if (status == PGSTOW_END) return Progress::kEnd;
  return status == PGSTOW_OK ? Progress::kDone : Progress::kFull;
}

bool CodecProxy::ProcessFrame(pgstow_input& in, pgstow_output& out) {
  const Progress progress = Process(in, out);
  if (progress == Progress::kEnd) {
    base::Throw(base::ErrorCode::kCorrupt,
                "{}: the frame is followed by {} bytes that are no part "
                "of it",
                doing_, in.len - in.pos);
  }
  return progress == Progress::kDone;
}

bool CodecProxy::Finish(pgstow_output& out) {
  const size_t out_before = out.pos;
  const pgstow_status status = Call([&] { return codec_->finish(codec_->self, &out); }, doing_,
                                    *plugin_, {PGSTOW_OK, PGSTOW_MORE});
  if (out.pos < out_before || out.pos > out.len) ThrowBreach("moved a cursor out of its buffer");
  if (status == PGSTOW_MORE && out.pos != out.len) ThrowBreach("returned MORE with room left");
  return status == PGSTOW_OK;
}

void CodecProxy::ThrowBreach(std::string_view what) const {
  base::Throw(base::ErrorCode::kPlugin, "{}: {} breaks the contract of codecs: it {}", doing_,
              NameForMessages(*plugin_), what);
}

}  // namespace pgstow::loader
