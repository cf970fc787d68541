// Text as JSON. Pure.
// Source: https://www.rfc-editor.org/rfc/rfc8259#section-7
#pragma once

#include <string>
#include <string_view>

namespace pgstow::base {

// `text` as a JSON string, its quotes included. Bytes that are no UTF-8 become U+FFFD, one each.
std::string JsonString(std::string_view text);

}  // namespace pgstow::base
