// What belongs to a whole server, as archives keep it: entries of one TOC. Pure.
#pragma once

#include "host/model/entry.h"
#include "host/model/globals.h"
#include "restore/select/select.h"

namespace pgstow::script {

// What is selected of `toc` (model::OneDatabase of 0) by `options`, in the groups that scripts
// have. All those that the server knows and the options do not leave out are there, the empty ones
// too.
model::Globals GroupsOf(const model::Toc& toc, const select::Selection& selection,
                        const select::SelectOptions& options, bool tablespaces);

}  // namespace pgstow::script
