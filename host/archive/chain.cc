#include "host/archive/chain.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <ranges>
#include <utility>

#include "host/archive/abi.h"
#include "host/base/error.h"
#include "host/base/memory.h"
#include "host/loader/codec_proxy.h"
#include "host/loader/settings.h"

namespace pgstow::archive {

struct Chain::Link {
  const loader::Filter* filter;
  loader::Settings settings;
};

namespace {

bool IsInteger(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

bool IsZero(std::string_view text) {
  return IsInteger(text) && text.find_first_not_of("+-0") == text.npos;
}

// One filter of a specification.
struct Part {
  std::string_view name;
  std::string_view options;
};

Part SplitOptions(std::string_view text) {
  if (IsInteger(text)) return {"gzip", text};
  const size_t colon = text.find(':');
  if (colon == text.npos) return {text, {}};
  const Part part{text.substr(0, colon), text.substr(colon + 1)};
  if (part.options.empty()) {
    base::Throw(base::ErrorCode::kUsage,
                "invalid compression specification: found empty string where a compression option "
                "was expected");
  }
  return part;
}

// "none", with nothing else in the chain. It takes no options but, as pg_dump has it, level 0.
bool IsNone(const Part& part) {
  if (part.name != "none") return false;
  if (!IsZero(part.options)) {
    loader::ParseSettings({.options = {},
                           .shorthand = {},
                           .noun = "compression",
                           .subject = "compression algorithm \"none\""},
                          part.options);
  }
  return true;
}

// The filters, each with the options that `options_of` tells, in one specification.
template <typename OptionsOf>
std::string Spell(const std::vector<Chain::Link>& links, OptionsOf options_of) {
  std::string text;
  for (const Chain::Link& link : links) {
    if (!text.empty()) text += '+';
    text += View(link.filter->info->name);
    const std::string options = link.filter->seals() ? "" : options_of(link.settings);
    if (!options.empty()) text.append(":").append(options);
  }
  return text;
}

// One codec with its output, which only grows.
class Stage {
 public:
  explicit Stage(loader::CodecProxy codec) : codec_(std::move(codec)) {}

  std::span<const std::byte> Run(std::span<const std::byte> in, std::span<const std::byte> context,
                                 size_t size_limit) {
    codec_.Reset(context);
    pgstow_input input{reinterpret_cast<const uint8_t*>(in.data()), in.size(), 0};
    size_t filled = 0;
    Produce(filled, size_limit, in.size(),
            [&](pgstow_output& out) { return codec_.ProcessFrame(input, out); });
    Produce(filled, size_limit, in.size(), [&](pgstow_output& out) { return codec_.Finish(out); });
    return std::span(buffer_).first(filled);
  }

 private:
  // Calls `step` with ever more room until it says that it is done.
  template <typename Step>
  void Produce(size_t& filled, size_t size_limit, size_t in_size, Step step) {
    for (bool done = false; !done;) {
      if (filled == buffer_.size()) Grow(in_size, size_limit);
      pgstow_output out{reinterpret_cast<uint8_t*>(buffer_.data()), buffer_.size(), filled};
      done = step(out);
      filled = out.pos;
      if (filled > size_limit) {
        base::Throw(base::ErrorCode::kCorrupt,
                    "a frame of {} bytes became more than the {} bytes it may have", in_size,
                    size_limit);
      }
    }
  }

  // At once to what the frame may have when that is believable, so that most buffers never grow
  // again; a little more, so that there is room when it is asked for the end.
  void Grow(size_t in_size, size_t size_limit) {
    constexpr size_t kLeast = 4096;
    constexpr size_t kUsualRatio = 8;
    const size_t expected = std::min(size_limit, kUsualRatio * in_size) + kLeast;
    const size_t size = std::max({2 * buffer_.size(), in_size + in_size / 4, expected});
    base::ReserveAtOnce(buffer_, size);
    buffer_.resize(size);
  }

  loader::CodecProxy codec_;
  std::vector<std::byte> buffer_;
};

class FilterCoder : public Chain::Coder {
 public:
  explicit FilterCoder(std::vector<loader::CodecProxy> codecs) {
    stages_.reserve(codecs.size());
    for (loader::CodecProxy& codec : codecs) stages_.emplace_back(std::move(codec));
  }

  // Between two filters a frame may be a little longer than at the end.
  std::span<const std::byte> Run(std::span<const std::byte> in, std::span<const std::byte> context,
                                 size_t size_limit) override {
    constexpr size_t kSlack = 65536;
    for (Stage& stage : stages_) {
      const bool last = &stage == &stages_.back();
      in = stage.Run(in, context, last ? size_limit : size_limit + size_limit / 2 + kSlack);
    }
    return in;
  }

 private:
  std::vector<Stage> stages_;
};

}  // namespace

Chain::Chain() : links_(std::make_shared<std::vector<Link>>()) {}
Chain::Chain(const Chain& chain, std::shared_ptr<loader::SessionProxy> session)
    : spec_(chain.spec_),
      links_(chain.links_),
      session_(std::move(session)),
      state_(session_->State()) {}
Chain::~Chain() = default;

std::shared_ptr<Chain> Chain::Make(const loader::Registry& registry, std::string_view spec) {
  std::shared_ptr<Chain> chain(new Chain);
  if (spec.empty() || IsZero(spec) || IsNone(SplitOptions(spec))) return chain;
  for (const auto piece : std::views::split(spec, '+')) {
    const Part part = SplitOptions({piece.begin(), piece.end()});
    const loader::Filter& filter = registry.GetFilter(part.name);
    if (chain->seals()) {
      base::Throw(base::ErrorCode::kUsage, "the filter \"{}\" can't follow \"{}\", which seals",
                  part.name, View(chain->SealingLink().filter->info->name));
    }
    chain->links_->push_back({&filter, ParseSettings(loader::OptionsOf(filter), part.options)});
  }
  chain->spec_ = Spell(*chain->links_, std::mem_fn(&loader::Settings::stored));
  return chain;
}

std::shared_ptr<const Chain> Chain::Parse(const loader::Registry& registry, std::string_view spec) {
  return Make(registry, spec);
}

std::shared_ptr<const Chain> Chain::ParseStored(const loader::Registry& registry,
                                                const std::string& stored) {
  std::shared_ptr<Chain> chain = Make(registry, stored);
  if (chain->full_spec() == stored) chain->spec_ = stored;
  return chain;
}

std::string Chain::full_spec() const {
  return Spell(*links_, std::mem_fn(&loader::Settings::canonical));
}

std::string Chain::suffix() const {
  return links_->empty() ? std::string() : std::string(View(links_->back().filter->info->suffix));
}

std::unique_ptr<Chain::Coder> Chain::NewEncoder() const {
  return std::make_unique<FilterCoder>(NewCodecs(PGSTOW_ENCODE));
}

std::unique_ptr<Chain::Coder> Chain::NewDecoder() const {
  return std::make_unique<FilterCoder>(NewCodecs(PGSTOW_DECODE));
}

std::vector<loader::CodecProxy> Chain::NewCodecs(uint32_t direction) const {
  std::vector<loader::CodecProxy> codecs;
  codecs.reserve(links_->size());
  for (const Link& link : *links_) {
    if (!link.filter->seals()) {
      codecs.emplace_back(*link.filter, direction, link.settings);
    } else if (session_) {
      codecs.push_back(session_->NewCodec(direction));
    } else {
      base::Throw(base::ErrorCode::kInternal, "the filters \"{}\" have no keys", spec_);
    }
  }
  if (direction == PGSTOW_DECODE) std::ranges::reverse(codecs);
  return codecs;
}

bool Chain::seals() const { return !links_->empty() && links_->back().filter->seals(); }

const Chain::Link& Chain::SealingLink() const {
  if (!seals()) base::Throw(base::ErrorCode::kInternal, "the filters \"{}\" don't seal", spec_);
  return links_->back();
}

std::shared_ptr<const Chain> Chain::WithNewKeys(const std::string& doing) const {
  const Link& link = SealingLink();
  return std::shared_ptr<const Chain>(
      new Chain(*this, std::make_shared<loader::SessionProxy>(*link.filter, link.settings, doing)));
}

std::shared_ptr<const Chain> Chain::WithKeysOf(std::span<const std::byte> state,
                                               const std::string& doing) const {
  return std::shared_ptr<const Chain>(new Chain(
      *this, std::make_shared<loader::SessionProxy>(*SealingLink().filter, state, doing)));
}

std::vector<std::byte> Chain::StateFor(const Chain& ways) const {
  const Link& link = ways.SealingLink();
  if (link.filter != SealingLink().filter) {
    base::Throw(base::ErrorCode::kUsage, "what was sealed with \"{}\" can't be sealed with \"{}\"",
                View(SealingLink().filter->info->name), View(link.filter->info->name));
  }
  return session_->RenewState(link.settings);
}

uint64_t Chain::Mask(std::span<const std::byte> context) const noexcept {
  return session_ ? session_->Mask(context) : 0;
}

void ThrowMiscoded(std::string_view spec) {
  throw base::Error(
      base::ErrorCode::kPlugin,
      fmt::format("the filters \"{}\" do not give back the bytes they were given", spec))
      .WithDetail("What they made was decoded again before it counted as written, and differed.");
}

}  // namespace pgstow::archive
