// The schema `public` under another name. Pure.
#pragma once

#include <string>
#include <vector>

#include "restore/rewrite/rewrite.h"

namespace pgstow::rewrite {

// `public` is in every new database, so archives do not make it, and say of it only what is not as
// initdb makes it. The schema that takes its place is made, with the owner, the privileges and the
// comment that initdb gives to `public`: as entries of their own before the first selected one that
// names it. `name`: what `public` is called now; `names_public`: for each entry of `original`,
// whether it did; `rewritten` has all entries of `original` already.
void AddStandInForPublic(const model::Toc& original, const select::SelectOptions& options,
                         const std::string& name, const std::vector<bool>& names_public,
                         Rewritten& rewritten);

}  // namespace pgstow::rewrite
