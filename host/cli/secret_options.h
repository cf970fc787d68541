// What opens sealed archives: the options that say where to take it from, and the service that
// gives it to plugins (PGSTOW_SECRET_SERVICE).
#pragma once

#include <string>
#include <vector>

#include "host/base/options.h"

namespace pgstow::cli {

// Sources, as CheckSecretSource takes them, in the order they were given.
struct SecretOptions {
  std::vector<std::string> passphrases;
  std::vector<std::string> keys;
  std::vector<std::string> new_passphrases;

  // A new passphrase is not taken from `passphrases`, which open what is sealed already.
  bool renews = false;

  // The user named what opens a sealed archive, and so expects one.
  bool expects_seal() const { return !passphrases.empty() || !keys.empty(); }
};

// --passphrase, --key and --new-passphrase. Bound to the options, which outlive the table.
base::Option PassphraseOption(SecretOptions& options);
base::Option KeyOption(SecretOptions& options);
base::Option NewPassphraseOption(SecretOptions& options);

// Offers these secrets to plugins for the rest of the run, before plugins are loaded. Where none of
// a kind was named, $PGSTOW_PASSPHRASE_FROM and $PGSTOW_KEY_FROM name one; a passphrase that comes
// from nowhere is asked for at the terminal. Each source is read once, when it is first wanted.
void OfferSecrets(SecretOptions options);

}  // namespace pgstow::cli
