#include "host/archive/toc_copy.h"

#include "host/archive/toc_sink.h"
#include "host/loader/registry.h"

namespace pgstow::archive {

model::Toc CopyToc(const pgstow_toc& toc) {
  TocCollector collector;
  const pgstow_toc_sink& sink = collector.abi();
  const auto check = [](pgstow_status status) {
    loader::Check(status, "reading a table of contents", nullptr);
  };
  check(sink.header(sink.self, toc.header));
  for (size_t i = 0; i < toc.entry_count; ++i) {
    pgstow_entry entry{};
    entry.size = sizeof(entry);
    check(toc.get_entry(toc.self, i, &entry));
    check(sink.entry(sink.self, &entry));
  }
  return collector.Take();
}

}  // namespace pgstow::archive
