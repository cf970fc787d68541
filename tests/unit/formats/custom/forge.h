// Archives that no writer writes, all their checksums right: what a reader must find by looking at
// what is said.
#pragma once

#include <functional>
#include <string>

#include "formats/custom/footer.h"
#include "formats/custom/frame_index.h"
#include "formats/custom/preamble.h"
#include "host/model/entry.h"

namespace pgstow::custom {

// Changes a piece before it is encoded.
template <typename Piece>
using Change = std::function<void(Piece&)>;

struct Changes {
  Change<Preamble> preamble;
  Change<model::Toc> early_toc;
  Change<std::string> early_toc_body;
  Change<pgstow_frame> first_frame;
  Change<pgstow_part> first_end;
  Change<std::string> after_data;  // bytes between the data and the index
  Change<FrameIndex> index;
  Change<std::string> index_body;
  Change<model::Toc> final_toc;
  Change<std::string> final_toc_body;
  Change<std::string> final_toc_head;  // of the record
  Change<Footer> footer;
};

// The bytes of a small archive of two entries with data, with these changes. Without any they are
// those that the plugin writes.
std::string Forge(const Changes& changes = {});

// The same archive through the plugin.
std::string Written();

}  // namespace pgstow::custom
