#include "plugins/filters/seal/state.h"

#include <algorithm>
#include <concepts>

#include <pgstow/filter.h>
#include <pgstow/sdk/error.h>

namespace pgstow::seal {
namespace {

// state :=
//   magic    6 bytes   "pgseal"
//   version  u16       1; integers are little-endian
//   slots    u16       how many
//   slot*
//   sum      32 bytes  keyed BLAKE2b of all bytes before
// slot :=
//   kind     u8        1: passphrase
//   salt     16 bytes
//   memory   u32       KiB
//   passes   u32
//   sealed   48 bytes
// slot :=
//   kind     u8        2: recipient
//   sealed   80 bytes

constexpr std::array<uint8_t, 6> kMagic{'p', 'g', 's', 'e', 'a', 'l'};
constexpr uint16_t kVersion = 1;
constexpr uint8_t kPassphraseKind = 1;
constexpr uint8_t kRecipientKind = 2;
constexpr size_t kSumBytes = crypto_generichash_BYTES;
constexpr size_t kHeadBytes = kMagic.size() + 2 + 2;

using Sum = std::array<uint8_t, kSumBytes>;

Sum SumOf(sdk::Bytes bytes, sdk::Bytes state_key) {
  Sum sum;
  crypto_generichash(sum.data(), sum.size(), bytes.data(), bytes.size(), state_key.data(),
                     state_key.size());
  return sum;
}

class Appender {
 public:
  template <std::unsigned_integral Number>
  void Add(Number number) {
    for (size_t i = 0; i < sizeof(Number); ++i) {
      bytes.push_back(static_cast<uint8_t>(number >> (8 * i)));
    }
  }
  void Add(sdk::Bytes more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

  std::vector<uint8_t> bytes;
};

class Taker {
 public:
  explicit Taker(sdk::Bytes bytes) : bytes_(bytes) {}
  bool empty() const { return bytes_.empty(); }

  template <size_t kCount>
  void Take(std::array<uint8_t, kCount>& to) {
    if (bytes_.size() < kCount) sdk::Fail(PGSTOW_E_CORRUPT, "the seal's state ends too early");
    std::copy_n(bytes_.begin(), kCount, to.begin());
    bytes_ = bytes_.subspan(kCount);
  }
  template <std::unsigned_integral Number>
  Number Take() {
    std::array<uint8_t, sizeof(Number)> bytes;
    Take(bytes);
    uint64_t number = 0;
    for (size_t i = 0; i < bytes.size(); ++i) number |= uint64_t{bytes[i]} << (8 * i);
    return static_cast<Number>(number);
  }

 private:
  sdk::Bytes bytes_;
};

PassphraseSlot TakePassphraseSlot(Taker& taker) {
  PassphraseSlot slot;
  taker.Take(slot.salt);
  slot.cost.memory_kib = taker.Take<uint32_t>();
  slot.cost.passes = taker.Take<uint32_t>();
  taker.Take(slot.sealed);
  if (slot.cost.memory_kib < kMinMemoryKib || slot.cost.memory_kib > kMaxMemoryKib ||
      slot.cost.passes < 1 || slot.cost.passes > kMaxPasses) {
    sdk::Fail(PGSTOW_E_CORRUPT, "the seal's state asks for ", slot.cost.memory_kib, " KiB and ",
              slot.cost.passes, " passes to try a passphrase, outside the limits of ",
              kMinMemoryKib, " to ", kMaxMemoryKib, " KiB and 1 to ", kMaxPasses, " passes");
  }
  return slot;
}

}  // namespace

std::vector<uint8_t> EncodeState(const State& state, sdk::Bytes state_key) {
  Appender out;
  out.Add(kMagic);
  out.Add(kVersion);
  out.Add(static_cast<uint16_t>(state.recipients.size() + (state.passphrase ? 1 : 0)));
  if (state.passphrase) {
    out.Add(kPassphraseKind);
    out.Add(state.passphrase->salt);
    out.Add(state.passphrase->cost.memory_kib);
    out.Add(state.passphrase->cost.passes);
    out.Add(state.passphrase->sealed);
  }
  for (const RecipientSlot& slot : state.recipients) {
    out.Add(kRecipientKind);
    out.Add(slot);
  }
  out.Add(SumOf(out.bytes, state_key));
  if (out.bytes.size() > PGSTOW_MAX_STATE) {
    sdk::Fail(PGSTOW_E_INVALID, "an archive can't be sealed for ", state.recipients.size(),
              " recipients: there is room for ",
              (PGSTOW_MAX_STATE - kHeadBytes - kSumBytes - 1 - sizeof(PassphraseSlot)) /
                  (1 + sizeof(RecipientSlot)));
  }
  return std::move(out.bytes);
}

State DecodeState(sdk::Bytes bytes) {
  if (bytes.size() < kHeadBytes + kSumBytes || bytes.size() > PGSTOW_MAX_STATE) {
    sdk::Fail(PGSTOW_E_CORRUPT, "the seal's state has ", bytes.size(),
              " bytes, outside the limits");
  }
  Taker taker(bytes.first(bytes.size() - kSumBytes));
  std::array<uint8_t, kMagic.size()> magic;
  taker.Take(magic);
  if (magic != kMagic) sdk::Fail(PGSTOW_E_CORRUPT, "the seal's state does not start as one");
  if (const auto version = taker.Take<uint16_t>(); version != kVersion) {
    sdk::Fail(PGSTOW_E_VERSION, "the seal is of version ", version, ", and this program knows ",
              kVersion);
  }
  State state;
  for (auto slots = taker.Take<uint16_t>(); slots > 0; --slots) {
    const auto kind = taker.Take<uint8_t>();
    if (kind == kRecipientKind) {
      taker.Take(state.recipients.emplace_back());
    } else if (kind == kPassphraseKind && !state.passphrase) {
      state.passphrase = TakePassphraseSlot(taker);
    } else {
      sdk::Fail(PGSTOW_E_CORRUPT, kind == kPassphraseKind ? "the seal's state has two passphrases"
                                                          : "the seal's state has an unknown slot");
    }
  }
  if (!taker.empty()) sdk::Fail(PGSTOW_E_CORRUPT, "the seal's state has more bytes than slots");
  return state;
}

bool IsGenuine(sdk::Bytes bytes, sdk::Bytes state_key) {
  const Sum sum = SumOf(bytes.first(bytes.size() - kSumBytes), state_key);
  return sodium_memcmp(sum.data(), bytes.last(kSumBytes).data(), kSumBytes) == 0;
}

}  // namespace pgstow::seal
