// Filters that seal: sessions, their keys and what keeps others out.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.h"
#include "host/loader/session_proxy.h"
#include "plugins/conformance/bytes.h"
#include "plugins/conformance/filter_laws.h"
#include "plugins/conformance/frame_runner.h"
#include "plugins/conformance/seal_keys.h"
#include "plugins/conformance/secrets.h"

namespace pgstow::conformance {
namespace {

using loader::Filter;
using loader::SessionProxy;

SessionProxy NewSession(const Filter& filter) {
  return {filter, OpenToPassphrases(filter), "sealing"};
}

SessionProxy Reopened(const Filter& filter, std::span<const std::byte> state) {
  return {filter, state, "opening what was sealed"};
}

std::string Seal(const SessionProxy& session, std::string_view frame) {
  return FrameRunner(session.NewCodec(PGSTOW_ENCODE)).Run(frame, {}, "place");
}

std::string Open(const SessionProxy& session, std::string_view frame) {
  return FrameRunner(session.NewCodec(PGSTOW_DECODE)).Run(frame, {}, "place");
}

void NeedSessions(const Filter& filter) {
  Need(filter.seals(), "it does not seal");
  OfferPassphrase(true);
}

// Whether `work` is refused, for which a defect of the plugin is no reason.
template <typename Work>
bool IsRefused(Work work) {
  try {
    work();
  } catch (const base::Error& error) {
    if (error.code() == base::ErrorCode::kPlugin) throw;
    return true;
  }
  return false;
}

void OpensWhatItSealed(const Filter& filter) {
  NeedSessions(filter);
  const SessionProxy writing = NewSession(filter);
  const SessionProxy reading = Reopened(filter, writing.State());
  const SessionProxy other = NewSession(filter);
  for (const std::string& input : {std::string(), Rows(3), RandomBytes(300'000)}) {
    const std::string sealed = Seal(writing, input);
    Expect(Open(reading, sealed) == input, "a frame of {} bytes is opened to other bytes",
           input.size());
    Expect(input.size() < 8 || sealed.find(input.substr(0, 8)) == std::string::npos,
           "a sealed frame shows what it holds");
    Expect(IsRefused([&] { Open(other, sealed); }),
           "a frame is opened with the keys of another archive");
  }
}

void KeepsOthersOut(const Filter& filter) {
  NeedSessions(filter);
  const std::vector<std::byte> state = NewSession(filter).State();
  OfferPassphrase(false);
  const bool refused = IsRefused([&] { Reopened(filter, state); });
  OfferPassphrase(true);
  Expect(refused, "another passphrase opens the archive");
  for (size_t length = 0; length < state.size(); ++length) {
    Expect(IsRefused([&] { Reopened(filter, std::span(state).first(length)); }),
           "a state of {} bytes that is cut to {} is opened", state.size(), length);
  }
}

void RenewsItsState(const Filter& filter) {
  NeedSessions(filter);
  SessionProxy session = NewSession(filter);
  const std::string sealed = Seal(session, Rows(5));
  const std::vector<std::byte> renewed = session.RenewState(OpenToPassphrases(filter));
  Expect(renewed != session.State(), "a renewed state is the old one");
  Expect(Open(Reopened(filter, renewed), sealed) == Rows(5),
         "what was sealed before is not opened with the renewed state");
}

void MasksChecksums(const Filter& filter) {
  NeedSessions(filter);
  const auto place = std::as_bytes(std::span("place"));
  const auto elsewhere = std::as_bytes(std::span("elsewhere"));
  const SessionProxy session = NewSession(filter);
  const SessionProxy again = Reopened(filter, session.State());
  Expect(session.Mask(place) == again.Mask(place), "the mask of a place changes");
  Expect(session.Mask(place) != session.Mask(elsewhere), "two places have one mask");
  Expect(session.Mask(place) != NewSession(filter).Mask(place), "two archives have one mask");
}

constexpr FilterLaw kLaws[] = {
    {"opens-what-it-sealed",
     "Who has the secret opens frames, by the state that the archive keeps; other keys do not.",
     &OpensWhatItSealed},
    {"keeps-others-out", "Another secret opens nothing, nor does a state that was cut.",
     &KeepsOthersOut},
    {"renews-its-state", "A renewed state opens what was sealed before.", &RenewsItsState},
    {"masks-checksums", "Masks are the same for a place, and others for other places and archives.",
     &MasksChecksums},
};

}  // namespace

std::span<const FilterLaw> SessionLaws() { return kLaws; }

}  // namespace pgstow::conformance
