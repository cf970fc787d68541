#include "restore/rows/row_writer.h"

namespace pgstow::rows {
namespace {

class CopyWriter : public RowWriter {
 public:
  void Row(std::span<const Field> fields, RowText& out) override {
    for (const Field& field : fields) {
      if (&field != &fields.front()) out.Append('\t');
      out.Append(field);
    }
    out.Append('\n');
  }
};

}  // namespace

std::unique_ptr<RowWriter> NewCopyWriter() { return std::make_unique<CopyWriter>(); }

}  // namespace pgstow::rows
