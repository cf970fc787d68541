// `pgstow cat`: the rows of one table, as an archive has them or as CSV or JSON lines.
#include <climits>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "host/archive/reader.h"
#include "host/base/error.h"
#include "host/cli/command.h"
#include "host/cli/output.h"
#include "host/cli/secret_options.h"
#include "host/cli/selection_options.h"
#include "host/cli/shared_options.h"
#include "host/model/one_database.h"
#include "restore/rows/copy_columns.h"
#include "restore/rows/find_table.h"
#include "restore/rows/names.h"
#include "restore/rows/row_converter.h"

namespace pgstow::cli {
namespace {

using base::Error;
using base::ErrorCode;

struct Arguments {
  archive::ReaderOptions reader;
  std::string table;
  std::string database;  // that the table is in; empty: whichever has it
  bool stored = false;   // the bytes of the data, whatever they are
  rows::ConversionOptions conversion;
  bool limited = false;
  std::string output;
  bool verbose = false;
  SecretOptions secrets;
  std::vector<std::string> plugin_paths;

  // Rows go out as they are.
  bool passes_through() const {
    return stored ||
           (conversion.form == rows::Form::kCopy && conversion.columns.empty() && !limited);
  }
};

void SetForm(Arguments& arguments, std::string_view name) {
  arguments.stored = name == "stored";
  if (name == "stored" || name == "copy") {
    arguments.conversion.form = rows::Form::kCopy;
  } else if (name == "csv") {
    arguments.conversion.form = rows::Form::kCsv;
  } else if (name == "jsonl") {
    arguments.conversion.form = rows::Form::kJsonLines;
  } else {
    base::Throw(ErrorCode::kUsage,
                "unrecognized form of rows \"{}\"; please specify \"copy\", \"csv\", \"jsonl\" or "
                "\"stored\"",
                name);
  }
}

void SetLimit(Arguments& arguments, const base::Option& option, const char* value) {
  int limit = 0;
  base::Integer(limit, 0, INT_MAX)(option, value);
  arguments.conversion.limit = static_cast<uint64_t>(limit);
  arguments.limited = true;
}

void CheckStoredStandsAlone(const Arguments& arguments) {
  if (!arguments.stored) return;
  if (arguments.limited || !arguments.conversion.columns.empty()) {
    throw Error(ErrorCode::kUsage, "\"--as stored\" takes neither --columns nor --limit");
  }
}

void CheckTableIsNamed(const Arguments& arguments, const Invocation& invocation) {
  if (!arguments.table.empty()) return;
  throw Error(ErrorCode::kUsage, "an archive and a table must be named")
      .WithHint(base::HelpHint(invocation.called));
}

std::vector<base::Option> OutputRows(Arguments& arguments) {
  return {
      {.name = "as",
       .argument = "FORM",
       .help = "how to write rows: copy (default), csv, jsonl or stored",
       .bind = [&](const base::Option&, const char* value) { SetForm(arguments, value); },
       .values = {"copy", "csv", "jsonl", "stored"}},
      {"columns", 0, "NAME,...", "write these columns, in this order",
       [&](const base::Option&, const char* value) {
         arguments.conversion.columns = rows::ParseColumnNames(value);
       }},
      {"limit", 0, "NUM", "write the first NUM rows",
       [&](const base::Option& option, const char* value) { SetLimit(arguments, option, value); }},
      {"output", 'o', "FILENAME", "the file to write (-: standard output)",
       base::Text(arguments.output)},
  };
}

base::OptionTable Table(Arguments& arguments, const Invocation& invocation) {
  return {
      .summary = "writes the rows of one table, reading nothing else of the archive",
      .groups = {{"Options",
                  base::Joined(OutputRows(arguments),
                               {{"database", 0, "NAME", "the database that the table is in",
                                 base::Text(arguments.database)},
                                ReadFormatOption(arguments.reader),
                                PassphraseOption(arguments.secrets),
                                KeyOption(arguments.secrets),
                                PluginPathOption(arguments.plugin_paths),
                                VerboseOption(arguments.verbose),
                                base::VersionOption(),
                                base::HelpOption()})}},
      .rules = {base::Check([&] { CheckTableIsNamed(arguments, invocation); }),
                base::Check([&] { CheckStoredStandsAlone(arguments); })},
      .operands = {{"ARCHIVE", base::Text(arguments.reader.path)},
                   {"TABLE", base::Text(arguments.table)}},
      .notes =
          "TABLE is name or schema.name, in double quotes where SQL needs them. ARCHIVE may\n"
          "be \"-\", standard input; then all of it is read. Where several databases of an\n"
          "archive have such a table, --database says which is meant.\n"
          "\n"
          "copy    COPY's text format, without the line that ends it\n"
          "csv     as COPY ... (FORMAT csv, HEADER) writes it\n"
          "jsonl   an object a line; NULL is null, every other value a string as the server\n"
          "        writes it, so that nothing is rounded\n"
          "stored  the data as it is, also when it is INSERT commands",
  };
}

// Writing to the archive would destroy it before it is read.
void CheckOutputIsNoArchive(const Arguments& arguments) {
  std::error_code ignored;
  if (arguments.output.empty() || arguments.output == "-" ||
      !std::filesystem::equivalent(arguments.output, arguments.reader.path, ignored)) {
    return;
  }
  base::Throw(ErrorCode::kUsage, "output file \"{}\" is the archive", arguments.output);
}

// Gives the data of the entry to `take(part, piece)` until that returns false.
template <typename Take>
void ReadData(archive::Reader& reader, const model::Entry& entry, Take take) {
  if (!reader.random_access()) {
    reader.ReadStream(
        [&, more = true](model::DumpId id, uint32_t part, std::span<const char> piece) mutable {
          if (id == entry.id && !piece.empty()) more = more && take(part, piece);
        });
    return;
  }
  for (const model::Part& part : entry.parts) {
    const auto data = reader.OpenPart(entry.id, part.part);
    for (auto piece = data->Next(); !piece.empty(); piece = data->Next()) {
      if (!take(part.part, piece)) return;
    }
  }
}

void CheckRowsAreRows(const model::Entry& entry) {
  if (entry.data_form == model::DataForm::kCopy) return;
  throw Error(
      ErrorCode::kUnsupported,
      fmt::format("the rows of table \"{}\" are stored as INSERT commands", rows::NameOf(entry)))
      .WithHint("Use \"--as stored\".");
}

void WriteStored(archive::Reader& reader, const model::Entry& entry, Output& output) {
  ReadData(reader, entry, [&output](uint32_t, std::span<const char> piece) {
    output.Write({piece.data(), piece.size()});
    return true;
  });
}

void WriteConverted(archive::Reader& reader, const model::Entry& entry, const std::string& encoding,
                    const Arguments& arguments, Output& output) {
  rows::CheckEncoding(encoding, arguments.conversion.form);
  rows::RowText text([&output](std::string_view piece) { output.Write(piece); });
  rows::RowConverter converter(rows::NameOf(entry), rows::CopyColumns(entry.copy),
                               arguments.conversion, text);
  converter.Begin();
  try {
    ReadData(reader, entry, [&](uint32_t part, std::span<const char> piece) {
      return converter.Add(part, piece);
    });
    converter.End();
  } catch (const Error&) {
    text.Flush();  // the rows before the damage may be all that there is
    throw;
  }
  text.Flush();
}

}  // namespace

int RunCat(const Invocation& invocation) {
  Arguments arguments;
  if (!ParseArguments(Table(arguments, invocation), invocation)) return kSuccess;
  arguments.reader.must_be_sealed = arguments.secrets.expects_seal();
  OfferSecrets(arguments.secrets);
  const auto registry = LoadPlugins(arguments.plugin_paths);
  const auto reader = archive::Reader::Open(*registry, arguments.reader);
  model::Toc of_database;
  if (!arguments.database.empty()) {
    const uint32_t number = model::NumberOf(reader->toc().header, arguments.database);
    of_database = model::OneDatabase(reader->toc(), number);
  }
  const model::Toc& toc = arguments.database.empty() ? reader->toc() : of_database;
  const model::Entry& entry = rows::FindTable(toc, arguments.table);
  if (!arguments.stored) CheckRowsAreRows(entry);
  CheckOutputIsNoArchive(arguments);
  Output output(arguments.output);
  if (arguments.passes_through()) {
    WriteStored(*reader, entry, output);
  } else {
    const std::string encoding = model::FactsOf(toc.header, entry.database).encoding;
    WriteConverted(*reader, entry, encoding, arguments, output);
  }
  output.Close();
  return kSuccess;
}

}  // namespace pgstow::cli
