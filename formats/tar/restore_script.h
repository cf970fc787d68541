// restore.sql, the last member of a tar archive: for people who have extracted it and have no
// pg_restore. The host renders it; rows are read by the server from the files of the archive.
#pragma once

#include <pgstow/sdk/toc.h>

#include "formats/native/member_writer.h"
#include "formats/native/toc.h"

namespace pgstow::tar {

// Writes the script of a TOC whose entries have the members that `stored` names. Throws
// PGSTOW_E_UNSUPPORTED when the host renders no scripts.
void WriteRestoreScript(const sdk::Toc& toc, const native::Toc& stored,
                        native::MemberOutput& output);

}  // namespace pgstow::tar
