#include "tests/peer/message.h"

#include <stdexcept>
#include <utility>

namespace pgstow::tests {
namespace {

constexpr int32_t kLengthBytes = 4;  // the length counts itself

std::string Response(char type, const std::vector<Part>& parts) {
  Message message{.type = type, .body = {}};
  for (const auto& [code, text] : parts) {
    message.body += code;
    message.body.append(text).append(1, '\0');
  }
  message.body += '\0';
  return message.Bytes();
}

}  // namespace

std::string Int16(int16_t number) {
  const auto bits = static_cast<uint16_t>(number);
  return {static_cast<char>(bits >> 8), static_cast<char>(bits)};
}

std::string Int32(int32_t number) {
  const auto bits = static_cast<uint32_t>(number);
  return {static_cast<char>(bits >> 24), static_cast<char>(bits >> 16),
          static_cast<char>(bits >> 8), static_cast<char>(bits)};
}

int32_t ReadInt32(std::string_view bytes) {
  uint32_t bits = 0;
  for (const char byte : bytes.substr(0, 4)) bits = bits << 8 | static_cast<unsigned char>(byte);
  return static_cast<int32_t>(bits);
}

std::string Head(char type, int32_t body_bytes) {
  std::string head;
  if (type != '\0') head += type;
  return head + Int32(static_cast<int32_t>(static_cast<uint32_t>(body_bytes) + kLengthBytes));
}

std::string Message::Bytes() const { return Head(type, static_cast<int32_t>(body.size())) + body; }

Fields FieldsOf(const Message& data_row) {
  Fields fields;
  std::string_view rest = std::string_view(data_row.body).substr(2);
  while (!rest.empty()) {
    const int32_t size = ReadInt32(rest);
    rest.remove_prefix(kLengthBytes);
    if (size < 0) {
      fields.emplace_back();
      continue;
    }
    fields.emplace_back(rest.substr(0, static_cast<size_t>(size)));
    rest.remove_prefix(static_cast<size_t>(size));
  }
  return fields;
}

std::string DataRow(const Fields& fields) {
  Message row{.type = 'D', .body = Int16(static_cast<int16_t>(fields.size()))};
  for (const std::optional<std::string>& field : fields) {
    row.body += Int32(field ? static_cast<int32_t>(field->size()) : -1);
    if (field) row.body += *field;
  }
  return row.Bytes();
}

std::string ErrorResponse(const std::vector<Part>& parts) { return Response('E', parts); }
std::string NoticeResponse(const std::vector<Part>& parts) { return Response('N', parts); }

std::string ParameterStatus(std::string_view name, std::string_view value) {
  Message message{.type = 'S', .body = std::string(name)};
  message.body.append(1, '\0').append(value).append(1, '\0');
  return message.Bytes();
}

std::optional<Message> MessageStream::Next() {
  const size_t head = (untyped_ ? 0 : 1) + size_t{kLengthBytes};
  const std::string_view rest = std::string_view(pending_).substr(begin_);
  if (rest.size() < head) return std::nullopt;
  const int32_t length = ReadInt32(rest.substr(head - kLengthBytes));
  if (length < kLengthBytes) throw std::runtime_error("a message shorter than its length");
  const auto body = static_cast<size_t>(length - kLengthBytes);
  if (rest.size() < head + body) {
    pending_.erase(0, std::exchange(begin_, 0));
    return std::nullopt;
  }
  begin_ += head + body;
  Message message{.type = untyped_ ? '\0' : rest.front(),
                  .body = std::string(rest.substr(head, body))};
  untyped_ = false;
  return message;
}

}  // namespace pgstow::tests
