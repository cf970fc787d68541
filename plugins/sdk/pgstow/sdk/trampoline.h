// Makes the C functions of a vtable out of member functions:
// Bind<&FilterCodec::Process>(codec.process) fills the slot with a function that converts the
// arguments, runs the member function in Guard and makes a status of its result. The type of the
// slot drives it, so a wrong signature does not compile.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include <pgstow/abi.h>
#include <pgstow/sdk/guard.h>
#include <pgstow/sdk/text.h>

namespace pgstow::sdk {

// What a streaming function achieved.
enum class Progress : pgstow_status {
  kDone = PGSTOW_OK,    // all input consumed, or the frame complete
  kFull = PGSTOW_MORE,  // the output is full: drain it and call again
  kEnd = PGSTOW_END,    // decoders: the frame ended before the input
};

// What a function that reads one thing after another achieved.
enum class Next : pgstow_status {
  kRead = PGSTOW_OK,
  kEnd = PGSTOW_END,  // nothing more to read
};

namespace internal {

// Copies `value` into a struct that the caller made, no further than the caller's headers know it.
template <typename Struct>
void FillOut(Struct* out, Struct value) {
  value.size = std::min<uint32_t>(out->size, sizeof(Struct));
  std::memcpy(out, &value, value.size);
}

// What a member function of the SDK is given for an argument of the ABI: numbers as they are,
// ranges as views, structs by reference. Other headers add rows for their types.
template <typename Abi>
struct Argument {
  static Abi Convert(Abi value) { return value; }
};
template <>
struct Argument<pgstow_bytes> {
  static Bytes Convert(pgstow_bytes bytes) { return View(bytes); }
};
template <typename Struct>
struct Argument<Struct*> {
  static Struct& Convert(Struct* pointer) { return *pointer; }
};

template <typename Method>
struct MethodTraits;
template <typename Class_, typename Result_, typename... Args>
struct MethodTraits<Result_ (Class_::*)(Args...)> {
  using Class = Class_;
  using Result = Result_;
};

template <auto Method, typename... AbiArgs>
pgstow_status Trampoline(void* self, AbiArgs... args) noexcept {
  using Traits = MethodTraits<decltype(Method)>;
  return Guard([&]() -> pgstow_status {
    auto& object = *static_cast<typename Traits::Class*>(self);
    if constexpr (std::is_void_v<typename Traits::Result>) {
      (object.*Method)(Argument<AbiArgs>::Convert(args)...);
      return PGSTOW_OK;
    } else {
      return static_cast<pgstow_status>((object.*Method)(Argument<AbiArgs>::Convert(args)...));
    }
  });
}

template <typename Class>
void Destroy(void* self) noexcept {
  delete static_cast<Class*>(self);
}

}  // namespace internal

// Fills `slot` with a function that calls `Method` on the object that `self` points to.
template <auto Method, typename... AbiArgs>
void Bind(pgstow_status (*&slot)(void*, AbiArgs...)) {
  slot = &internal::Trampoline<Method, AbiArgs...>;
}

}  // namespace pgstow::sdk
