// Privileges on large objects, as text.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgstow::native {

// What is granted on all objects, where `grants` says it of the first one: each statement of all
// objects before the next. Where a statement about no object is among them (SET SESSION
// AUTHORIZATION), each object is finished before the next.
std::string GrantsOnAll(std::string_view grants, const std::vector<uint32_t>& objects);

// The other way round; nothing when `grants` can't be said of one object.
std::optional<std::string> GrantsOnFirst(std::string_view grants,
                                         const std::vector<uint32_t>& objects);

// What is granted on each of the objects.
std::map<uint32_t, std::string> GrantsByObject(std::string_view grants);

}  // namespace pgstow::native
