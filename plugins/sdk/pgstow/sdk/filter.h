// Filters: derive a codec from FilterCodec, describe the filter in a class, and give the class to
// DefinePlugin (plugin.h):
//
//   struct Rot13 {
//     static constexpr pgstow_filter_info kInfo = …;
//     static std::unique_ptr<sdk::FilterCodec> NewEncoder(const sdk::Settings& settings);
//     static std::unique_ptr<sdk::FilterCodec> NewDecoder(const sdk::Settings& settings);
//   };
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include <pgstow/filter.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/guard.h>
#include <pgstow/sdk/options.h>
#include <pgstow/sdk/trampoline.h>

namespace pgstow::sdk {

// A running codec; the contract of each function is that of its slot in pgstow_codec. One thread
// at a time. Errors are thrown.
class FilterCodec {
 public:
  virtual ~FilterCodec() = default;
  virtual void Reset(Bytes context) = 0;
  virtual Progress Process(pgstow_input& in, pgstow_output& out) = 0;
  virtual Progress Finish(pgstow_output& out) = 0;
};

// The factory of the filters that the classes describe, in that order.
template <typename... Filters_>
class Filters {
 public:
  static constexpr std::string_view kId = PGSTOW_FILTER_FACTORY;
  static const pgstow_filter_factory* factory() {
    static constexpr pgstow_filter_factory kFactory{sizeof(pgstow_filter_factory),
                                                    sizeof...(Filters_), &Info, &Create};
    return &kFactory;
  }

 private:
  using NewCodec = std::unique_ptr<FilterCodec> (*)(const Settings&);
  struct Row {
    const pgstow_filter_info* info;
    NewCodec encoder;
    NewCodec decoder;
  };
  static constexpr std::array<Row, sizeof...(Filters_)> kRows{
      Row{&Filters_::kInfo, &Filters_::NewEncoder, &Filters_::NewDecoder}...};

  static const pgstow_filter_info* Info(uint32_t index) noexcept { return kRows[index].info; }

  static pgstow_status Create(uint32_t index, uint32_t direction, const pgstow_setting* settings,
                              size_t setting_count, pgstow_codec* out) noexcept {
    return Guard([&]() -> pgstow_status {
      const Row& row = kRows.at(index);
      const Settings values({row.info->options, row.info->option_count}, {settings, setting_count});
      const NewCodec make = direction == PGSTOW_ENCODE ? row.encoder : row.decoder;
      pgstow_codec codec{};
      Bind<&FilterCodec::Reset>(codec.reset);
      Bind<&FilterCodec::Process>(codec.process);
      Bind<&FilterCodec::Finish>(codec.finish);
      codec.destroy = &internal::Destroy<FilterCodec>;
      codec.self = make(values).release();
      internal::FillOut(out, codec);
      return PGSTOW_OK;
    });
  }
};

}  // namespace pgstow::sdk
