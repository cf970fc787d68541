// What a few kinds are about that switches name. No other fact of an entry tells it: the texts of
// kinds are the same in every archive, whatever its format.
#pragma once

#include <string_view>

namespace pgstow::select {

enum class Topic {
  kOther,
  kPolicy,
  kPublication,
  kSubscription,
  kExtension,
  kForeignKey,
  kTablespace
};

Topic TopicOf(std::string_view kind);

}  // namespace pgstow::select
