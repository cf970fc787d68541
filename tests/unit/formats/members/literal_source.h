// Members made of literals.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <string>

#include <pgstow/sdk/error.h>

#include "formats/native/members.h"

namespace pgstow::native {

class LiteralInput : public MemberInput {
 public:
  explicit LiteralInput(std::string bytes) : bytes_(std::move(bytes)) {}
  size_t Read(std::span<uint8_t> room) override {
    const size_t got = std::min(room.size(), bytes_.size() - at_);
    std::copy_n(bytes_.begin() + static_cast<ptrdiff_t>(at_), got, room.begin());
    at_ += got;
    return got;
  }

 private:
  std::string bytes_;
  size_t at_ = 0;
};

struct LiteralSource : MemberSource {
  std::map<std::string, std::string> members;

  std::unique_ptr<MemberInput> OpenData(const std::string& name) const override {
    if (!members.contains(name)) sdk::Fail(PGSTOW_E_CORRUPT, "no member ", name);
    return std::make_unique<LiteralInput>(members.at(name));
  }
  std::unique_ptr<MemberInput> OpenList(const std::string& name) const override {
    return OpenData(name);
  }
};

}  // namespace pgstow::native
