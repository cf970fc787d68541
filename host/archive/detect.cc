#include "host/archive/detect.h"

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "host/archive/abi.h"
#include "host/archive/appearance.h"
#include "host/archive/unpacked_start.h"
#include "host/base/error.h"
#include "host/loader/bid.h"

namespace pgstow::archive {
namespace {

using base::Error;
using base::ErrorCode;
using Bytes = std::vector<uint8_t>;

constexpr const char* kTocMember = "toc.dat";

// How much of a compressed file is read to find the start of what it holds: more than the largest
// block of the usual compressors, 4 MiB of lz4.
constexpr size_t kCompressedBytes = (size_t{4} << 20) + kPrefixBytes;

std::string_view AsText(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool IsDirectory(storage::InputStorage& storage) {
  return (storage.abi()->flags & PGSTOW_STORAGE_DIRECTORY) != 0;
}

bool IsStandardInput(const std::string& path) { return path.empty() || path == "-"; }

// As many bits of an archive that fit don't do so by chance.
constexpr uint32_t kCertainBits = 40;

// The format that bids most among those that are directories, or among those that are files. Once
// one is certain, no more plugins are opened to ask them.
const loader::Format* HighestBidder(const loader::Registry& registry, const Bytes& prefix,
                                    bool is_directory) {
  const loader::Format* best = nullptr;
  uint32_t most_bits = 0;
  registry.AskFormats([&](const loader::Format& format) {
    if (format.can(PGSTOW_IS_DIRECTORY) != is_directory) return false;
    const uint32_t bits = loader::Bid(format, prefix);
    if (bits > most_bits) {
      best = &format;
      most_bits = bits;
    }
    return bits >= kCertainBits;
  });
  return best;
}

Error UnknownDirectory(const loader::Registry& registry, storage::InputStorage& storage,
                       const std::string& path, bool has_toc) {
  Error error(ErrorCode::kInput,
              fmt::format("directory \"{}\" does not appear to be a valid archive (\"{}\" {})",
                          path, kTocMember, has_toc ? "is of no known format" : "does not exist"));
  if (has_toc) return error;
  for (const loader::Filter& filter : registry.filters()) {
    const std::string member = kTocMember + std::string(View(filter.info->suffix));
    if (member != kTocMember && !storage.Peek(member, 1).empty()) {
      return std::move(error).WithHint(fmt::format("Decompress its file \"{}\" first.", member));
    }
  }
  if (!storage.Peek("PG_VERSION", 1).empty()) {
    return std::move(error).WithHint("It appears to be the data directory of a server.");
  }
  return error;
}

Error CompressedFile(const loader::Registry& registry, storage::InputStorage& storage,
                     Error unknown, std::string_view compressor) {
  const loader::Filter* const filter = registry.FindFilter(compressor);
  if (filter == nullptr) return unknown;
  const Bytes inside = UnpackedStart(*filter, storage.Peek("", kCompressedBytes), kPrefixBytes);
  if (LooksLikeScript(AsText(inside)) && !inside.empty()) {
    return std::move(unknown).WithHint(
        fmt::format("It holds a text format dump. Please use psql on what \"{} -dc\" makes of it.",
                    compressor));
  }
  if (const loader::Format* const format = HighestBidder(registry, inside, false)) {
    return std::move(unknown).WithHint(fmt::format(
        "It holds an archive of the format \"{}\". Decompress it first, with \"{} -dc\".",
        View(format->info->name), compressor));
  }
  return unknown;
}

Error UnknownArchive(const loader::Registry& registry, storage::InputStorage& storage,
                     const std::string& path, const Bytes& prefix) {
  if (IsDirectory(storage)) return UnknownDirectory(registry, storage, path, !prefix.empty());
  if (const loader::Format* const format = HighestBidder(registry, prefix, true)) {
    return Error(ErrorCode::kInput,
                 fmt::format("input file appears to be the table of contents of an archive of the "
                             "format \"{}\"",
                             View(format->info->name)))
        .WithHint("Name the directory that it is in.");
  }
  Error unknown = UnknownFile(AsText(prefix));
  if (const auto compressor = CompressorOf(AsText(prefix))) {
    return CompressedFile(registry, storage, std::move(unknown), *compressor);
  }
  return unknown;
}

const loader::Format& DetectFormat(const loader::Registry& registry, const ReaderOptions& options,
                                   storage::InputStorage& storage) {
  const bool is_directory = IsDirectory(storage);
  const Bytes prefix = storage.Peek(is_directory ? kTocMember : "", kPrefixBytes);
  if (const loader::Format* const best = HighestBidder(registry, prefix, is_directory)) {
    return *best;
  }
  throw UnknownArchive(registry, storage, options.path, prefix);
}

const loader::Format& NamedFormat(const loader::Registry& registry, const ReaderOptions& options,
                                  storage::InputStorage& storage) {
  const loader::Format& format = registry.GetFormat(options.format);
  const bool is_directory = IsDirectory(storage);
  if (format.can(PGSTOW_IS_DIRECTORY) != is_directory) {
    base::Throw(ErrorCode::kInput, "{} is a {}, which no archive of the format \"{}\" is",
                IsStandardInput(options.path) ? "standard input" : "\"" + options.path + "\"",
                is_directory ? "directory" : "file", View(format.info->name));
  }
  return format;
}

// What the file is when it is not what the options say; empty when that can't be told. A FIFO would
// wait for another writer.
std::string Opinion(const loader::Registry& registry, const ReaderOptions& options) {
  std::error_code ignored;
  const std::filesystem::file_status status = std::filesystem::status(options.path, ignored);
  if (!std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status)) {
    return {};
  }
  try {
    const auto storage = storage::Open(options.path);
    const loader::Format& named = registry.GetFormat(options.format);
    const loader::Format& found = DetectFormat(registry, options, *storage);
    if (found.info == named.info) return {};
    return fmt::format("It appears to be an archive of the format \"{}\".", View(found.info->name));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kInput) return {};
    const std::string sentence = error.what();
    return fmt::format("Without --format: {}{}{}{}", sentence, sentence.ends_with('.') ? "" : ".",
                       error.hint().empty() ? "" : " ", error.hint());
  }
}

}  // namespace

const loader::Format& ChooseFormat(const loader::Registry& registry, const ReaderOptions& options,
                                   storage::InputStorage& storage) {
  const loader::Format& format = options.format.empty() ? DetectFormat(registry, options, storage)
                                                        : NamedFormat(registry, options, storage);
  if (!format.can(PGSTOW_CAN_READ)) {
    base::Throw(ErrorCode::kUsage, "format \"{}\" can't be read", View(format.info->name));
  }
  if (!storage.seekable() && !format.can(PGSTOW_CAN_READ_STREAM)) {
    throw Error(ErrorCode::kUnsupported,
                fmt::format("format \"{}\" can't be read from a pipe", View(format.info->name)))
        .WithHint("Name the archive as a file.");
  }
  return format;
}

Error WithOpinion(const Error& error, const loader::Registry& registry,
                  const ReaderOptions& options) {
  if (!error.hint().empty() || IsStandardInput(options.path)) return error;
  std::string opinion = Opinion(registry, options);
  if (opinion.empty()) return error;
  return Error(error).WithHint(std::move(opinion));
}

}  // namespace pgstow::archive
