// The plugin seal.so: the filter "seal", and its keys.
#include <array>
#include <ctime>

#include <pgstow/sdk/filter.h>
#include <pgstow/sdk/plugin.h>
#include <pgstow/sdk/secrets.h>

#include "plugins/filters/seal/key_text.h"
#include "plugins/filters/seal/session.h"
#include "plugins/filters/seal/state.h"
#include "plugins/filters/seal/ways.h"

namespace pgstow::seal {
namespace {

constexpr sdk::OptionTable kOptions{
    sdk::BoolOption(kPassphraseOption, false, "a passphrase opens it"),
    sdk::StringOption(kRecipientsOption, "",
                      "public keys whose secret keys open it, separated by spaces"),
    sdk::IntegerOption(kMemoryOption, kMinMemoryKib / 1024, kMaxMemoryKib / 1024, "256",
                       "MiB of memory that trying a passphrase takes (Argon2id)"),
    sdk::IntegerOption(kPassesOption, 1, kMaxPasses, "3",
                       "passes over that memory that trying a passphrase takes"),
};

struct Seal {
  static constexpr pgstow_filter_info kInfo{.size = sizeof(pgstow_filter_info),
                                            .traits = PGSTOW_FILTER_SEALS,
                                            .name = sdk::Abi("seal"),
                                            .summary = sdk::Abi("authenticated encryption"),
                                            .suffix = sdk::Abi(".sealed"),
                                            .magic = {},
                                            .options = kOptions.data(),
                                            .option_count = kOptions.size(),
                                            .shorthand = {}};

  static std::unique_ptr<sdk::FilterSession> NewSession(const sdk::Settings& settings) {
    StartSodium();
    return Session::New(WaysOf(settings));
  }
  static std::unique_ptr<sdk::FilterSession> OpenSession(sdk::Bytes state) {
    StartSodium();
    return Session::Open(state);
  }
};

struct Keys {
  static void MakeKeys(const sdk::KeySink& sink) {
    StartSodium();
    PublicKey public_key;
    SecretBytes secret_key(kKeyBytes);
    crypto_box_keypair(public_key.data(), secret_key.data());
    std::array<char, sizeof("2026-01-01T00:00:00Z")> date{};
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    // Where it has no room the date is left out.
    static_cast<void>(
        std::strftime(date.data(), date.size(), "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &parts)));
    sink.Tell(SpellPublicKey(public_key), SpellKeyFile(public_key, secret_key, date.data()).view());
  }
};

}  // namespace
}  // namespace pgstow::seal

constinit const pgstow_plugin_info pgstow_plugin =
    pgstow::sdk::DefinePlugin<pgstow::sdk::Filters<pgstow::seal::Seal>,
                              pgstow::sdk::Keygen<pgstow::seal::Keys>>(
        {.name = "seal",
         .version = PGSTOW_PLUGIN_VERSION,
         .summary = "authenticated encryption with libsodium",
         .license = "PostgreSQL"});
