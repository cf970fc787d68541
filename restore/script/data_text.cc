#include "restore/script/data_text.h"

#include "host/base/error.h"
#include "restore/rewrite/insert.h"
#include "restore/script/large_objects.h"
#include "restore/script/statement_splitter.h"

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

// Statements of which each names its table anew.
class MappedSqlText : public DataText {
 public:
  MappedSqlText(const model::TocHeader& header, const model::Entry& entry,
                const rewrite::NameMap& schemas)
      : entry_(entry), schemas_(schemas), splitter_(header.standard_strings) {}
  void Begin(const Sink&) override {}
  void Write(std::span<const char> data, const Sink& sink) override {
    splitter_.Write(data, [&](std::string_view statement) {
      sink(rewrite::MappedInsert(statement, schemas_));
      sink("\n");
    });
  }
  void End(const Sink& sink) override {
    if (!splitter_.rest().empty()) {
      base::Throw(base::ErrorCode::kCorrupt, "the data of {} \"{}\" ends within a statement",
                  entry_.kind, entry_.tag);
    }
    sink("\n\n");
  }

 private:
  const model::Entry& entry_;
  const rewrite::NameMap& schemas_;
  StatementSplitter splitter_;
};

// A large object stays open during a transaction only, so each entry has one unless all have.
class LargeObjectText : public DataText {
 public:
  LargeObjectText(const model::TocHeader& header, const ScriptOptions& options)
      : own_transaction_(!options.in_transaction()),
        tell_objects_(options.tell_objects),
        statements_(header.standard_strings) {}
  void Begin(const Sink& sink) override {
    if (own_transaction_) sink("BEGIN;\n\n");
  }
  void Write(std::span<const char> data, const Sink& sink) override {
    statements_.Write(data, [&](const LargeObjectStatement& each) { Put(each, sink); });
  }
  void End(const Sink& sink) override {
    statements_.Finish([&](const LargeObjectStatement& each) { Put(each, sink); });
    if (own_transaction_) sink("COMMIT;\n\n");
    if (tell_objects_) LogLargeObjects(statements_.objects());
  }

 private:
  void Put(const LargeObjectStatement& statement, const Sink& sink) const {
    const bool opens = statement.kind == LargeObjectStatement::Kind::kOpen;
    if (tell_objects_ && opens) LogLargeObject(statement.oid);
    sink(statement.text);
  }

  const bool own_transaction_;
  const bool tell_objects_;
  LargeObjectStatements statements_;
};

}  // namespace

std::unique_ptr<DataText> NewDataText(const model::TocHeader& header, const model::Entry& entry,
                                      const ScriptOptions& options) {
  switch (entry.data_form) {
    case model::DataForm::kCopy:
      return std::make_unique<CopyText>(entry);
    case model::DataForm::kSql:
      if (options.insert_schemas.empty()) return std::make_unique<SqlText>();
      return std::make_unique<MappedSqlText>(header, entry, options.insert_schemas);
    case model::DataForm::kLargeObjects:
      return std::make_unique<LargeObjectText>(header, options);
    default:
      base::Throw(base::ErrorCode::kUnsupported,
                  "the data of {} \"{}\" is in a form that this version can't write as text",
                  entry.kind, entry.tag);
  }
}

}  // namespace pgstow::script
