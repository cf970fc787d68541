#include "host/loader/session_proxy.h"

#include <utility>

#include "host/base/error.h"
#include "host/loader/call.h"
#include "host/loader/slots.h"

namespace pgstow::loader {
namespace {

pgstow_bytes Abi(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()};
}

}  // namespace

void SessionProxy::Destroyer::operator()(pgstow_filter_session* session) const {
  if (session->destroy != nullptr) session->destroy(session->self);
  delete session;
}

SessionProxy::SessionProxy(const Filter& filter, const Settings& settings, std::string what)
    : filter_(&filter), what_(std::move(what)) {
  Open(settings, nullptr);
}

SessionProxy::SessionProxy(const Filter& filter, std::span<const std::byte> state, std::string what)
    : filter_(&filter), what_(std::move(what)) {
  const pgstow_bytes kept = Abi(state);
  Open(ParseSettings(OptionsOf(filter), {}), &kept);
}

void SessionProxy::Open(const Settings& settings, const pgstow_bytes* state) {
  pgstow_filter_session session{};
  session.size = sizeof(session);
  Call(
      [&] {
        return filter_->factory->open_session(filter_->index, settings.abi().data(),
                                              settings.abi().size(), state, &session);
      },
      what_, *filter_->plugin);
  session_.reset(new pgstow_filter_session(session));
  CheckSlots(*filter_->plugin, [&] {
    Slots(session, "pgstow_filter_session")
        .Need(&pgstow_filter_session::get_state, "get_state")
        .Need(&pgstow_filter_session::create_codec, "create_codec")
        .Need(&pgstow_filter_session::mask, "mask")
        .Need(&pgstow_filter_session::renew_state, "renew_state")
        .Need(&pgstow_filter_session::destroy, "destroy");
  });
}

std::vector<std::byte> SessionProxy::State() const {
  pgstow_bytes state{};
  Call([&] { return session_->get_state(session_->self, &state); }, what_, *filter_->plugin);
  return CheckedState(state);
}

CodecProxy SessionProxy::NewCodec(uint32_t direction) const {
  return {*filter_, direction, *session_};
}

uint64_t SessionProxy::Mask(std::span<const std::byte> context) const noexcept {
  return session_->mask(session_->self, Abi(context));
}

std::vector<std::byte> SessionProxy::RenewState(const Settings& settings) {
  pgstow_bytes state{};
  Call(
      [&] {
        return session_->renew_state(session_->self, settings.abi().data(), settings.abi().size(),
                                     &state);
      },
      what_, *filter_->plugin);
  return CheckedState(state);
}

std::vector<std::byte> SessionProxy::CheckedState(pgstow_bytes state) const {
  if (state.len == 0 || state.len > PGSTOW_MAX_STATE) {
    base::Throw(base::ErrorCode::kPlugin,
                "{}: {} made a state of {} bytes, and one has between 1 and {}", what_,
                NameForMessages(*filter_->plugin), state.len, PGSTOW_MAX_STATE);
  }
  const auto* first = reinterpret_cast<const std::byte*>(state.ptr);
  return {first, first + state.len};
}

}  // namespace pgstow::loader
