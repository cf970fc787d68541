#include "host/archive/seal_opener.h"

#include <algorithm>

#include "host/archive/abi.h"
#include "host/base/error.h"

namespace pgstow::archive {
namespace {

using base::Error;
using base::ErrorCode;

// The chain that an archive names.
std::shared_ptr<const Chain> ParseChain(const loader::Registry& registry, const std::string& chain,
                                        const std::string& doing) {
  try {
    return Chain::ParseStored(registry, chain);
  } catch (const Error& error) {
    throw Error(error.code(), doing + ": " + error.what())
        .WithDetail(
            fmt::format("Its data went through the filters \"{}\". {}", chain, error.detail()))
        .WithHint(error.hint());
  }
}

std::string_view NameOf(uint32_t which) {
  return which == PGSTOW_RECORD_EARLY_TOC ? "the early table of contents"
                                          : "the final table of contents";
}

}  // namespace

void SealOpener::Open(const pgstow_toc_header& clear) {
  if (chain_) {
    if (std::ranges::equal(clear.archive_id, archive_) && View(clear.chain) == chain_text_ &&
        std::ranges::equal(View(clear.chain_state), chain_->state())) {
      return;
    }
    base::Throw(ErrorCode::kCorrupt, "{}: what it keeps in clear has changed", doing_);
  }
  const std::string text(View(clear.chain));
  const std::shared_ptr<const Chain> chain = ParseChain(registry_, text, doing_);
  if (!chain->seals() || chain->spec() != text) {
    base::Throw(ErrorCode::kCorrupt,
                "{}: it is marked as sealed, and \"{}\" are no filters that seal", doing_, text);
  }
  try {
    chain_ = chain->WithKeysOf(View(clear.chain_state), doing_);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kUsage) throw;
    throw Error(error.code(), error.what())
        .WithHint("Say with --passphrase or --key where to take what opens it from.");
  }
  chain_text_ = text;
  std::ranges::copy(clear.archive_id, archive_.begin());
  records_.emplace(chain_, archive_);
}

std::span<const std::byte> SealOpener::OpenRecord(uint32_t which, std::span<const std::byte> stored,
                                                  uint64_t most) {
  if (!records_) base::Throw(ErrorCode::kPlugin, "{}: a plugin opened a record too early", doing_);
  try {
    return records_->Open(which, stored, most);
  } catch (const Error& error) {
    throw Error(error.code(), fmt::format("{}: in {}: {}", doing_, NameOf(which), error.what()))
        .WithDetail(error.detail());
  }
}

void SealOpener::TakeHeader(const model::TocHeader& header) {
  if (!chain_) {
    archive_ = header.archive_id;
    chain_text_ = header.chain;
    return;
  }
  if (header.archive_id == archive_ && header.chain == chain_text_) return;
  base::Throw(ErrorCode::kCorrupt, "{}: its table of contents is that of another archive", doing_);
}

std::span<const std::byte> SealOpener::DecodePiece(std::span<const std::byte> stored,
                                                   uint64_t most) {
  if (chain_) {
    base::Throw(ErrorCode::kCorrupt, "{}: its table of contents is sealed in an unknown way",
                doing_);
  }
  if (!pieces_) pieces_.emplace(OpenChain(registry_, chain_text_, doing_), archive_);
  return pieces_->DecodePiece(stored, most);
}

void CheckSealed(const Chain& chain, const ReaderOptions& options, const std::string& doing) {
  if (!options.must_be_sealed || chain.seals()) return;
  throw Error(ErrorCode::kUsage,
              doing + ": it is not sealed, and what opens a sealed one was given")
      .WithHint(
          "Somebody may have put it in the place of a sealed archive. If not, leave out "
          "--passphrase and --key.");
}

std::shared_ptr<const Chain> OpenChain(const loader::Registry& registry, const std::string& chain,
                                       const std::string& doing) {
  std::shared_ptr<const Chain> parsed = ParseChain(registry, chain, doing);
  if (parsed->seals()) {
    base::Throw(ErrorCode::kCorrupt, "{}: its filters \"{}\" seal, and it is not marked as sealed",
                doing, chain);
  }
  return parsed;
}

}  // namespace pgstow::archive
