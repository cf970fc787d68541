#include "tests/unit/formats/custom/toc_body.h"

#include "formats/custom/toc_decoder.h"
#include "host/archive/toc_sink.h"
#include "host/archive/toc_view.h"
#include "tests/unit/formats/custom/expect.h"

namespace pgstow::custom {

std::string Encode(const model::Toc& toc, size_t grouped_from) {
  const archive::TocView view(toc);
  const sdk::Toc shown(view.abi());
  return Joined(TocEncoder(shown, grouped_from).Encode(shown));
}

std::string Joined(const EncodedToc& encoded) {
  std::string body;
  for (const std::string& piece : encoded) body += piece;
  return body;
}

namespace {

template <class Collector>
auto DecodeTo(Collector collector, const std::string& body, const Preamble& preamble) {
  TellToc({sdk::AsBytes(body), 500, kTocName}, preamble, sdk::TocSink(collector.abi()));
  return collector.Take();
}

}  // namespace

model::Toc Decode(const std::string& body, const Preamble& preamble) {
  return DecodeTo(archive::TocCollector(), body, preamble);
}

model::BriefToc DecodeInBrief(const std::string& body, const Preamble& preamble) {
  return DecodeTo(archive::BriefCollector(), body, preamble);
}

v1::Toc MessageOf(const std::string& body) {
  v1::Toc toc;
  EXPECT_TRUE(toc.ParseFromString(body));
  return toc;
}

std::string DamageOf(const v1::Toc& toc, const Preamble& preamble) {
  return Failure(PGSTOW_E_CORRUPT, [&] { Decode(toc.SerializeAsString(), preamble); });
}

}  // namespace pgstow::custom
