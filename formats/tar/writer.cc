#include "formats/tar/writer.h"

#include <string>

#include <pgstow/sdk/host.h>
#include <pgstow/services.h>

#include "formats/native/member_names.h"
#include "formats/tar/blocks.h"
#include "formats/tar/restore_script.h"

namespace pgstow::tar {
namespace {

// A program that renders no scripts still writes archives: pg_restore does not look at the script.
bool ScriptsAreOffered() {
  try {
    sdk::GetService<pgstow_script_service>(PGSTOW_SCRIPT_SERVICE);
    return true;
  } catch (const sdk::Error&) {
    return false;
  }
}

// toc.dat as pg_dump writes it, which tells of a list of large objects that it is a file of data.
std::string EncodedToc(native::Toc stored) {
  for (native::Entry& entry : stored.entries) {
    if (native::IsLargeObjects(entry) && entry.has_data) {
      entry.file_name = sdk::Concat(entry.id, ".dat");
    }
  }
  return native::EncodeToc(stored);
}

}  // namespace

// What toc.dat says does not depend on the data, so that it can stand before it.
void Writer::Begin(sdk::Toc toc) {
  const native::Toc stored = native::StoredTocWithMembers(toc);
  tar_.SetTime(toc.header().created_at);
  tar_.Add(std::string(native::kTocMember), sdk::AsBytes(EncodedToc(stored)));
  members_.Begin(stored);
}

void Writer::Finish(sdk::Toc toc) {
  if (ScriptsAreOffered()) {
    const auto script = tar_.Start(std::string(kScriptMember));
    WriteRestoreScript(toc, native::StoredTocWithMembers(toc), *script);
    script->Close();
  }
  tar_.Finish();
}

}  // namespace pgstow::tar
