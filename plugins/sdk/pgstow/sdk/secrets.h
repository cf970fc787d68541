// Secrets of the user, and new keys: what plugins with filters that seal have to do with.
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include <pgstow/filter.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/guard.h>
#include <pgstow/sdk/host.h>
#include <pgstow/services.h>

namespace pgstow::sdk {

// Gives the user's secrets of a kind (PGSTOW_SECRET_*) to `fits`, one after another, until it
// returns true; tells whether it did. What it throws comes out. A secret is wiped after the call.
template <typename Fits>
bool OfferSecrets(uint32_t kind, Fits&& fits) {
  const auto& service = GetService<pgstow_secret_service>(PGSTOW_SECRET_SERVICE);
  pgstow_secret_sink sink{};
  sink.size = sizeof(sink);
  sink.self = &fits;
  sink.secret = [](void* self, pgstow_bytes secret) noexcept {
    return Guard([&]() -> pgstow_status {
      auto& take = *static_cast<std::remove_reference_t<Fits>*>(self);
      return take(View(secret)) ? PGSTOW_END : PGSTOW_OK;
    });
  };
  return CheckHost(service.offer(kind, &sink)) == PGSTOW_END;
}

// The factory of keys for DefinePlugin (plugin.h). `Maker` describes it:
//
//   struct Keys {
//     // Tells one new pair to `sink`.
//     static void MakeKeys(const sdk::KeySink& sink);
//   };
class KeySink {
 public:
  explicit KeySink(const pgstow_key_sink& sink) : sink_(&sink) {}
  void Tell(std::string_view public_key, Bytes secret_file) const {
    CheckHost(sink_->keys(sink_->self, Abi(public_key), Abi(secret_file)));
  }

 private:
  const pgstow_key_sink* sink_;
};

template <typename Maker>
class Keygen {
 public:
  static constexpr std::string_view kId = PGSTOW_KEYGEN_FACTORY;
  static const pgstow_keygen_factory* factory() {
    static constexpr pgstow_keygen_factory kFactory{sizeof(pgstow_keygen_factory), 0, &MakeKeys};
    return &kFactory;
  }

 private:
  static pgstow_status MakeKeys(const pgstow_key_sink* sink) noexcept {
    return Guard([&]() -> pgstow_status {
      Maker::MakeKeys(KeySink(*sink));
      return PGSTOW_OK;
    });
  }
};

}  // namespace pgstow::sdk
