// Reads what PostgreSQL's archives are made of: integers and texts, each checked as it comes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pgstow/sdk/file.h>

namespace pgstow::native {

// How wide the numbers of an archive are, in bytes; its header says so.
struct Widths {
  uint8_t integer = 4;
  uint8_t offset = 8;
};

// The bytes of an archive, or of a member of one, in order. What it throws says where and in what
// the bytes end (PGSTOW_E_TRUNCATED) or are wrong (PGSTOW_E_CORRUPT). One thread at a time.
class Input {
 public:
  // Fills the range; returns how many bytes, fewer than asked for only at the end.
  using Pull = std::function<size_t(std::span<uint8_t>)>;

  // For messages: `start`, where the first byte stands; `member`, the file that has it, empty for
  // an archive of one file.
  explicit Input(Pull pull, uint64_t start = 0, std::string member = {});

  // The bytes of a file from its front, as they come. `file` outlives the input.
  static Input Of(sdk::File& file, std::string member = {});
  // Those of a seekable file from `offset` on.
  static Input At(const sdk::File& file, uint64_t offset);

  // Names what is read from here on, for messages: "its header".
  void Enter(std::string what) { what_ = std::move(what); }

  void SetWidths(const Widths& widths) { widths_ = widths; }

  // Where the next byte stands.
  uint64_t position() const { return start_ + taken_; }
  bool AtEnd();

  uint8_t Byte();
  void Read(std::span<uint8_t> room);
  void Skip(uint64_t length);

  // A sign, and as many bytes as integers have, least first.
  int64_t Integer();
  int32_t Int32();
  // Of an OID, which PostgreSQL writes as a signed number.
  uint32_t Oid();
  // An offset's own width, without a sign.
  uint64_t Offset();

  // A length and so many bytes; nothing for a NULL, whose length is -1. At most kMaxTextBytes.
  // Memory grows with what has come, so that a wrong length does not fill it.
  std::optional<std::string> Text();
  // The same, where NULL and the empty text mean the same.
  std::string TextOrEmpty() { return Text().value_or(std::string()); }
  // Passes over a text; tells whether it has any bytes.
  bool SkipText();
  // The first `most` bytes of a text, whose rest is passed over.
  std::string TextStart(size_t most);

  // `length` bytes into `room`, which grows with what has come.
  void ReadInto(std::vector<uint8_t>& room, size_t length);

  [[noreturn]] void Damaged(std::string_view why) const;

 private:
  void Fill();
  uint64_t LittleEndian(uint8_t width);
  std::optional<size_t> TextLength();  // nothing: NULL
  [[noreturn]] void Truncated() const;

  Pull pull_;
  std::string member_;
  std::string what_ = "its header";
  Widths widths_;
  std::vector<uint8_t> buffer_;
  size_t next_ = 0;  // in buffer_
  size_t have_ = 0;
  uint64_t start_;
  uint64_t taken_ = 0;
};

inline constexpr uint64_t kMaxTextBytes = uint64_t{1} << 30;

}  // namespace pgstow::native
