#include "restore/toc/list_file.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <memory>
#include <unordered_set>

#include "host/base/error.h"
#include "host/base/log.h"

namespace pgstow::toc {
namespace {

using model::DumpId;

constexpr std::string_view kBlanks = " \t\r\v\f";

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(kBlanks) == std::string_view::npos;
}

// The number that `text`, which is not blank, starts with after blanks; 0 when it starts with none
// that is a dump id.
DumpId LeadingId(std::string_view text) {
  text.remove_prefix(text.find_first_not_of(kBlanks));
  DumpId id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  return error == std::errc() && id > 0 ? id : 0;
}

// The next line of `text`, which loses it.
std::string_view TakeLine(std::string_view& text) {
  const size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::string ContentOf(const std::string& path) {
  const auto fail = [&path]() {
    base::Throw(base::ErrorCode::kIo, "could not open TOC file \"{}\": {}", path,
                base::ErrnoText(errno));
  };
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (file == nullptr) fail();
  std::string content;
  char piece[8192];
  while (const size_t length = std::fread(piece, 1, sizeof(piece), file.get())) {
    content.append(piece, length);
  }
  if (std::ferror(file.get()) != 0) fail();
  return content;
}

}  // namespace

ListFile ParseListFile(std::string_view text, const model::BriefToc& toc) {
  ListFile list;
  std::unordered_set<DumpId> named;
  while (!text.empty()) {
    const std::string_view line = TakeLine(text);
    const std::string_view content = line.substr(0, line.find(';'));
    if (IsBlank(content)) continue;
    const DumpId id = LeadingId(content);
    if (id == 0 || id > toc.entries.largest_id() || named.contains(id)) {
      list.ignored.emplace_back(content);
      continue;
    }
    if (toc.entries.Find(id) == model::BriefEntries::kNone) {
      list.missing = id;
      break;
    }
    named.insert(id);
    list.entries.push_back(id);
  }
  return list;
}

std::vector<DumpId> ReadListFile(const std::string& path, const model::BriefToc& toc) {
  ListFile list = ParseListFile(ContentOf(path), toc);
  for (const std::string& line : list.ignored) {
    base::Log(base::LogLevel::kWarning, "line ignored: {}", line);
  }
  if (list.missing != 0) {
    base::Throw(base::ErrorCode::kInput, "could not find entry for ID {}", list.missing);
  }
  return std::move(list.entries);
}

}  // namespace pgstow::toc
