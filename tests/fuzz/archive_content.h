// Archives as format plugins tell them: every entry, and every stored byte.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "host/loader/registry.h"
#include "host/model/brief_toc.h"
#include "host/model/entry.h"
#include "plugins/conformance/memory_storage.h"
#include "plugins/conformance/sample.h"

namespace pgstow::fuzz {

struct Content {
  model::Toc toc;
  conformance::Data data;  // as it is stored; parts without a byte are not in it
  friend bool operator==(const Content&, const Content&) = default;
};

// The archive read part by part, its layout checked around them; as a stream; and what salvage
// leaves of it. Nothing where the format refuses the bytes. Files that stay open are a finding.
std::optional<Content> ReadInParts(const loader::Format& format, const conformance::Files& files);
std::optional<Content> ReadAsStream(const loader::Format& format, const conformance::Files& files);
std::optional<Content> ReadSalvaged(const loader::Format& format, const conformance::Files& files);

// The same two ways where an operation on the archive's files fails, which one of them `choice`
// says.
void ReadWhileFailing(const loader::Format& format, const conformance::Files& files, size_t choice);

// The table of contents alone, as for lists (PGSTOW_TOC_FACTS_ALONE).
std::optional<model::BriefToc> ReadFacts(const loader::Format& format,
                                         const conformance::Files& files);

}  // namespace pgstow::fuzz
