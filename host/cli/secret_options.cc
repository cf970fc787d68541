#include "host/cli/secret_options.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <mutex>
#include <utility>

#include <pgstow/services.h>

#include "host/base/boundary.h"
#include "host/base/error.h"
#include "host/cli/secret_source.h"
#include "host/loader/registry.h"
#include "host/pg/terminal.h"

namespace pgstow::cli {
namespace {

constexpr const char* kPassphraseVariable = "PGSTOW_PASSPHRASE_FROM";
constexpr const char* kKeyVariable = "PGSTOW_KEY_FROM";

bool HasTerminal() {
  const int fd = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
  if (fd >= 0) ::close(fd);
  return fd >= 0;
}

SecretText Ask(const std::string& prompt) {
  std::string line = pg::PromptSecret(prompt);
  return SecretText::Take(line);
}

// The secrets of the run, read when they are wanted. One thread at a time.
class Secrets {
 public:
  void Set(SecretOptions options) { options_ = std::move(options); }

  pgstow_status Offer(uint32_t kind, const pgstow_secret_sink& sink) {
    const std::vector<std::string> sources = SourcesOf(kind);
    for (const std::string& source : sources) {
      const pgstow_status status = Tell(sink, Read(source, kind));
      if (status != PGSTOW_OK) return status;
    }
    if (!sources.empty() || kind == PGSTOW_SECRET_KEY || !HasTerminal()) return PGSTOW_OK;
    return kind == PGSTOW_SECRET_NEW_PASSPHRASE ? Tell(sink, AskForNew()) : OfferTyped(sink);
  }

 private:
  static pgstow_status Tell(const pgstow_secret_sink& sink, const SecretText& secret) {
    const std::string_view text = secret.view();
    return sink.secret(sink.self, {reinterpret_cast<const uint8_t*>(text.data()), text.size()});
  }

  std::vector<std::string> SourcesOf(uint32_t kind) const {
    if (kind == PGSTOW_SECRET_KEY) return OrVariable(options_.keys, kKeyVariable);
    if (kind == PGSTOW_SECRET_PASSPHRASE) {
      return OrVariable(options_.passphrases, kPassphraseVariable);
    }
    if (!options_.new_passphrases.empty() || options_.renews) return options_.new_passphrases;
    return OrVariable(options_.passphrases, kPassphraseVariable);
  }

  static std::vector<std::string> OrVariable(const std::vector<std::string>& sources,
                                             const char* variable) {
    const char* const value = std::getenv(variable);
    if (!sources.empty() || value == nullptr || *value == '\0') return sources;
    CheckSecretSource(value, std::string("the variable ") + variable);
    return {value};
  }

  const SecretText& Read(const std::string& source, uint32_t kind) {
    const auto [place, added] = read_.try_emplace(source);
    if (added) {
      try {
        place->second = ReadSecret(source);
      } catch (...) {
        read_.erase(place);
        throw;
      }
      if (kind != PGSTOW_SECRET_KEY) place->second.CutLineEnd();
    }
    return place->second;
  }

  // What was typed before is tried first: an archive may be opened more than once.
  pgstow_status OfferTyped(const pgstow_secret_sink& sink) {
    constexpr int kTries = 3;
    pgstow_status status = PGSTOW_OK;
    if (!typed_.view().empty()) status = Tell(sink, typed_);
    for (int i = 0; i < kTries && status == PGSTOW_OK; ++i) {
      typed_ = Ask(i == 0 ? "Passphrase: " : "That does not fit. Passphrase: ");
      if (typed_.view().empty()) break;
      status = Tell(sink, typed_);
    }
    return status;
  }

  static SecretText AskForNew() {
    SecretText passphrase = Ask("New passphrase: ");
    if (passphrase.view() != Ask("The same again: ").view()) {
      base::Throw(base::ErrorCode::kInput, "the two passphrases differ");
    }
    return passphrase;
  }

  SecretOptions options_;
  std::map<std::string, SecretText> read_;  // by source
  SecretText typed_;
};

struct Shared {
  std::mutex mutex;
  Secrets secrets;
};

Shared& AllSecrets() {
  static Shared shared;
  return shared;
}

pgstow_status Offer(uint32_t kind, const pgstow_secret_sink* sink) {
  return base::GuardCallback(PGSTOW_E_INVALID, [&] {
    const std::lock_guard lock(AllSecrets().mutex);
    return AllSecrets().secrets.Offer(kind, *sink);
  });
}

base::Option SourceOption(const char* name, const char* help, std::vector<std::string>& sources) {
  return {.name = name,
          .argument = "SOURCE",
          .help = help,
          .bind =
              [&sources](const base::Option& option, const char* value) {
                CheckSecretSource(value, "option " + base::OptionName(option));
                sources.emplace_back(value);
              },
          .values = {"file:PATH", "fd:N", "env:NAME", "command:CMD"}};
}

}  // namespace

base::Option PassphraseOption(SecretOptions& options) {
  return SourceOption("passphrase",
                      "where to take the passphrase of a sealed archive from: file:PATH, fd:N, "
                      "env:NAME or command:CMD; may be given repeatedly",
                      options.passphrases);
}

base::Option KeyOption(SecretOptions& options) {
  return SourceOption("key",
                      "where to take the secret key to a sealed archive from, in the same ways; "
                      "may be given repeatedly",
                      options.keys);
}

base::Option NewPassphraseOption(SecretOptions& options) {
  return SourceOption("new-passphrase", "where to take a new passphrase from, in the same ways",
                      options.new_passphrases);
}

void OfferSecrets(SecretOptions options) {
  static constexpr pgstow_secret_service kService{sizeof(pgstow_secret_service), 0, &Offer};
  {
    const std::lock_guard lock(AllSecrets().mutex);
    AllSecrets().secrets.Set(std::move(options));
  }
  loader::ProvideService(PGSTOW_SECRET_SERVICE, &kService);
}

}  // namespace pgstow::cli
