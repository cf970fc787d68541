#include "host/archive/source.h"

#include "host/archive/detect.h"
#include "host/base/error.h"
#include "host/loader/settings.h"

namespace pgstow::archive {
namespace {

std::string Doing(const std::string& path) {
  return path.empty() || path == "-" ? "could not read archive from standard input"
                                     : "could not read archive \"" + path + "\"";
}

}  // namespace

Source::Source(const loader::Registry& registry, const ReaderOptions& options)
    : registry_(registry),
      options_(options),
      doing_(Doing(options.path)),
      storage_(options.spool ? storage::OpenSpooled(options.path) : storage::Open(options.path)),
      format_(ChooseFormat(registry, options, *storage_)),
      seal_(registry, doing_) {}

loader::ReaderProxy Source::OpenReader() const {
  return {format_, *storage_->abi(), loader::ParseSettings(loader::OptionsOf(format_), {}), doing_};
}

std::shared_ptr<const Chain> Source::ChainOf(const model::TocHeader& header) const {
  std::shared_ptr<const Chain> chain =
      seal_.chain() ? seal_.chain() : OpenChain(registry_, header.chain, doing_);
  CheckSealed(*chain, options_, doing_);
  return chain;
}

void Source::CheckHeader(const model::TocHeader& header) const {
  if (!header.databases.empty() && !format_.can(PGSTOW_HOLDS_DATABASES)) {
    base::Throw(base::ErrorCode::kPlugin,
                "{}: format \"{}\" tells of several databases, and does not say that it holds "
                "such archives",
                doing_, header.format);
  }
  if (seekable() && !header.complete) {
    base::Throw(base::ErrorCode::kCorrupt, "{}: its table of contents is not the final one",
                doing_);
  }
}

}  // namespace pgstow::archive
