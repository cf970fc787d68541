// The keys of one archive while it is written or read.
#pragma once

#include <cstdint>
#include <vector>

#include <pgstow/sdk/filter.h>

#include "plugins/filters/seal/secret_bytes.h"
#include "plugins/filters/seal/state.h"
#include "plugins/filters/seal/ways.h"

namespace pgstow::seal {

// All keys follow from the file key, which is random for each archive.
class Session final : public sdk::FilterSession {
 public:
  // For a new archive; takes a new passphrase from the secrets of the command if the ways ask for
  // one. Throws PGSTOW_E_INVALID when there is none.
  static std::unique_ptr<Session> New(const Ways& ways);

  // For the archive that kept `state`; throws as pgstow_filter_factory.open_session.
  static std::unique_ptr<Session> Open(sdk::Bytes state);

  sdk::Bytes State() override { return state_; }
  std::unique_ptr<sdk::FilterCodec> NewEncoder() override;
  std::unique_ptr<sdk::FilterCodec> NewDecoder() override;
  uint64_t Mask(sdk::Bytes context) noexcept override;
  sdk::Bytes RenewState(const sdk::Settings& settings) override;

 private:
  explicit Session(SecretBytes file_key);

  std::vector<uint8_t> StateFor(const Ways& ways) const;

  SecretBytes file_key_;
  SecretBytes frame_key_;
  SecretBytes mask_key_;
  SecretBytes state_key_;
  std::vector<uint8_t> state_;
  std::vector<uint8_t> renewed_;
};

}  // namespace pgstow::seal
