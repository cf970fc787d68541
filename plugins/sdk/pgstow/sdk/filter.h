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

// A filter that seals describes itself with NewSession and OpenSession instead of the two:
//
//     static std::unique_ptr<sdk::FilterSession> NewSession(const sdk::Settings& settings);
//     static std::unique_ptr<sdk::FilterSession> OpenSession(sdk::Bytes state);

// A running codec; the contract of each function is that of its slot in pgstow_codec. One thread
// at a time. Errors are thrown.
class FilterCodec {
 public:
  virtual ~FilterCodec() = default;
  virtual void Reset(Bytes context) = 0;
  virtual Progress Process(pgstow_input& in, pgstow_output& out) = 0;
  virtual Progress Finish(pgstow_output& out) = 0;
};

// What a filter that seals keeps for one archive; the contract of each function is that of its slot
// in pgstow_filter_session. Errors are thrown; the destructor wipes the keys.
class FilterSession {
 public:
  virtual ~FilterSession() = default;
  virtual Bytes State() = 0;
  virtual std::unique_ptr<FilterCodec> NewEncoder() = 0;
  virtual std::unique_ptr<FilterCodec> NewDecoder() = 0;
  virtual uint64_t Mask(Bytes context) noexcept = 0;
  virtual Bytes RenewState(const Settings& settings) = 0;
};

namespace internal {

inline void FillCodec(std::unique_ptr<FilterCodec> made, pgstow_codec* out) {
  pgstow_codec codec{};
  Bind<&FilterCodec::Reset>(codec.reset);
  Bind<&FilterCodec::Process>(codec.process);
  Bind<&FilterCodec::Finish>(codec.finish);
  codec.destroy = &Destroy<FilterCodec>;
  codec.self = made.release();
  FillOut(out, codec);
}

// The slots of a session of the filter that `Filter` describes.
template <typename Filter>
struct SessionSlots {
  static FilterSession& Of(void* self) { return *static_cast<FilterSession*>(self); }

  static pgstow_status GetState(void* self, pgstow_bytes* out) noexcept {
    return Guard([&]() -> pgstow_status {
      *out = Abi(Of(self).State());
      return PGSTOW_OK;
    });
  }
  static pgstow_status CreateCodec(void* self, uint32_t direction, pgstow_codec* out) noexcept {
    return Guard([&]() -> pgstow_status {
      FillCodec(direction == PGSTOW_ENCODE ? Of(self).NewEncoder() : Of(self).NewDecoder(), out);
      return PGSTOW_OK;
    });
  }
  static uint64_t Mask(void* self, pgstow_bytes context) noexcept {
    return Of(self).Mask(View(context));
  }
  static pgstow_status RenewState(void* self, const pgstow_setting* settings, size_t setting_count,
                                  pgstow_bytes* out) noexcept {
    return Guard([&]() -> pgstow_status {
      *out = Abi(Of(self).RenewState(Values(settings, setting_count)));
      return PGSTOW_OK;
    });
  }

  static Settings Values(const pgstow_setting* settings, size_t count) {
    return Settings({Filter::kInfo.options, Filter::kInfo.option_count}, {settings, count});
  }

  static void Open(const Settings& settings, const pgstow_bytes* state,
                   pgstow_filter_session* out) {
    pgstow_filter_session session{};
    session.get_state = &GetState;
    session.create_codec = &CreateCodec;
    session.mask = &Mask;
    session.renew_state = &RenewState;
    session.destroy = &Destroy<FilterSession>;
    session.self =
        (state == nullptr ? Filter::NewSession(settings) : Filter::OpenSession(View(*state)))
            .release();
    FillOut(out, session);
  }
};

}  // namespace internal

// The factory of the filters that the classes describe, in that order.
template <typename... Filters_>
class Filters {
 public:
  static constexpr std::string_view kId = PGSTOW_FILTER_FACTORY;
  static const pgstow_filter_factory* factory() {
    static constexpr pgstow_filter_factory kFactory{
        sizeof(pgstow_filter_factory), sizeof...(Filters_), &Info, &Create, &OpenSession};
    return &kFactory;
  }

 private:
  using NewCodec = std::unique_ptr<FilterCodec> (*)(const Settings&);
  using NewSession = void (*)(const Settings&, const pgstow_bytes*, pgstow_filter_session*);
  struct Row {
    const pgstow_filter_info* info;
    NewCodec encoder = nullptr;
    NewCodec decoder = nullptr;
    NewSession session = nullptr;
    Settings Values(const pgstow_setting* settings, size_t count) const {
      return Settings({info->options, info->option_count}, {settings, count});
    }
  };

  template <typename Filter>
  static constexpr Row RowOf() {
    if constexpr (requires { &Filter::OpenSession; }) {
      return {.info = &Filter::kInfo, .session = &internal::SessionSlots<Filter>::Open};
    } else {
      return {
          .info = &Filter::kInfo, .encoder = &Filter::NewEncoder, .decoder = &Filter::NewDecoder};
    }
  }
  static constexpr std::array<Row, sizeof...(Filters_)> kRows{RowOf<Filters_>()...};

  static const pgstow_filter_info* Info(uint32_t index) noexcept { return kRows[index].info; }

  static pgstow_status Create(uint32_t index, uint32_t direction, const pgstow_setting* settings,
                              size_t setting_count, pgstow_codec* out) noexcept {
    return Guard([&]() -> pgstow_status {
      const Row& row = kRows.at(index);
      const NewCodec make = direction == PGSTOW_ENCODE ? row.encoder : row.decoder;
      if (make == nullptr) Fail(PGSTOW_E_UNSUPPORTED, "this filter takes a session");
      internal::FillCodec(make(row.Values(settings, setting_count)), out);
      return PGSTOW_OK;
    });
  }

  static pgstow_status OpenSession(uint32_t index, const pgstow_setting* settings,
                                   size_t setting_count, const pgstow_bytes* state,
                                   pgstow_filter_session* out) noexcept {
    return Guard([&]() -> pgstow_status {
      const Row& row = kRows.at(index);
      if (row.session == nullptr) Fail(PGSTOW_E_UNSUPPORTED, "this filter has no sessions");
      row.session(row.Values(settings, setting_count), state, out);
      return PGSTOW_OK;
    });
  }
};

}  // namespace pgstow::sdk
