#include "restore/script/data_text.h"

#include "host/base/error.h"
#include "restore/script/large_objects.h"

namespace pgstow::script {
namespace {

// Rows of COPY stand in a script as they are.
class CopyText : public DataText {
 public:
  explicit CopyText(const model::Entry& entry) : entry_(entry) {}
  void Begin(const Sink& sink) override { sink(entry_.copy); }
  void Write(std::span<const char> data, const Sink& sink) override {
    sink({data.data(), data.size()});
  }
  void End(const Sink& sink) override { sink("\\.\n\n\n"); }

 private:
  const model::Entry& entry_;
};

// Statements stand in a script as they are.
class SqlText : public DataText {
 public:
  void Begin(const Sink&) override {}
  void Write(std::span<const char> data, const Sink& sink) override {
    sink({data.data(), data.size()});
  }
  void End(const Sink& sink) override { sink("\n\n"); }
};

// A large object stays open during a transaction only, so each entry has one unless all have.
class LargeObjectText : public DataText {
 public:
  LargeObjectText(const model::TocHeader& header, const ScriptOptions& options)
      : own_transaction_(!options.single_transaction), statements_(header.standard_strings) {}
  void Begin(const Sink& sink) override {
    if (own_transaction_) sink("BEGIN;\n\n");
  }
  void Write(std::span<const char> data, const Sink& sink) override {
    statements_.Write(data, [&sink](const LargeObjectStatement& each) { sink(each.text); });
  }
  void End(const Sink& sink) override {
    statements_.Finish([&sink](const LargeObjectStatement& each) { sink(each.text); });
    if (own_transaction_) sink("COMMIT;\n\n");
  }

 private:
  const bool own_transaction_;
  LargeObjectStatements statements_;
};

}  // namespace

std::unique_ptr<DataText> NewDataText(const model::TocHeader& header, const model::Entry& entry,
                                      const ScriptOptions& options) {
  switch (entry.data_form) {
    case model::DataForm::kCopy:
      return std::make_unique<CopyText>(entry);
    case model::DataForm::kSql:
      return std::make_unique<SqlText>();
    case model::DataForm::kLargeObjects:
      return std::make_unique<LargeObjectText>(header, options);
    default:
      base::Throw(base::ErrorCode::kUnsupported,
                  "the data of {} \"{}\" is in a form that this version can't write as text",
                  entry.kind, entry.tag);
  }
}

}  // namespace pgstow::script
