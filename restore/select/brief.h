// Selection from a TOC in brief, as lists read it.
#pragma once

#include "host/model/brief_toc.h"
#include "restore/select/select.h"

namespace pgstow::select {

// As Select of the whole TOC, which looks at no more than this.
Selection Select(const model::BriefToc& toc, const SelectOptions& options);

}  // namespace pgstow::select
