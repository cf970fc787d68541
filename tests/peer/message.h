// Messages of PostgreSQL's protocol, as both sides send them.
// Source: https://www.postgresql.org/docs/18/protocol-message-formats.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgstow::tests {

struct Message {
  char type = '\0';  // '\0': the first of a client, which has none
  std::string body;  // what follows the length

  // As it is sent.
  std::string Bytes() const;
};

// The start of a message that claims a body of so many bytes, true or not.
std::string Head(char type, int32_t body_bytes);

// A number as messages have it, highest byte first.
std::string Int16(int16_t number);
std::string Int32(int32_t number);
int32_t ReadInt32(std::string_view bytes);

using Fields = std::vector<std::optional<std::string>>;  // nothing: NULL

// The fields of a DataRow, and the DataRow of fields.
Fields FieldsOf(const Message& data_row);
std::string DataRow(const Fields& fields);

// A field of an error or a notice: what it is, and its text.
using Part = std::pair<char, std::string>;
std::string ErrorResponse(const std::vector<Part>& parts);
std::string NoticeResponse(const std::vector<Part>& parts);

std::string ParameterStatus(std::string_view name, std::string_view value);

// Cuts a stream of bytes into messages.
class MessageStream {
 public:
  // `untyped_first`: it is a client's, whose first message has no type.
  explicit MessageStream(bool untyped_first) : untyped_(untyped_first) {}

  void Add(std::string_view bytes) { pending_ += bytes; }
  // The next message, when it is whole.
  std::optional<Message> Next();

 private:
  bool untyped_;
  std::string pending_;
  size_t begin_ = 0;  // of what was not taken yet
};

}  // namespace pgstow::tests
