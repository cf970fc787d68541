// The commands about who can open sealed archives.
#include "host/cli/pages/pages.h"

namespace pgstow::cli {

manual::Page KeygenPage() {
  return {
      .description = R"(
Makes a pair of keys. Archives are sealed for the public key ("pgstow dump --seal"), which may be
known to all; the secret key opens them. Who has the public key alone can write archives and read
none.

The secret key is written to the file of --output, which must not exist and which nobody else can
read; the public key is printed, and stands in that file too. Whoever has the secret key can read the
archives: keep it away from the machine that dumps, and keep a copy, since without it they are lost.
)",
      .examples = {{"A secret key in one file, the public one in another",
                    "pgstow keygen --output=new.key > new.pub"}},
      .see_also = {"pgstow rekey", "pgstow dump"},
  };
}

manual::Page RekeyPage() {
  return {
      .description = R"(
Changes who can open a sealed archive, in place. The data is not touched, so this takes no longer for
a large archive than for a small one. --passphrase and --key open the archive as it is; --seal names
all who can open it from then on, repeated for each.

Who could open the archive before, and has a copy of it as it was, still can.
)",
      .operands = {{"ARCHIVE", "a file of the format custom that is sealed"}},
      .examples = {{"From one key to another",
                    "pgstow rekey --key=file:shop.key --seal=@other.pub sealed.stow"}},
      .see_also = {"pgstow keygen", "pgstow dump"},
  };
}

}  // namespace pgstow::cli
