// The data of an entry as text of a script. There is one class for each form of data; NewDataText
// chooses. Pure.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "host/model/entry.h"
#include "restore/script/options.h"

namespace pgstow::script {

// The text of one entry's data, in pieces: Begin, any number of Write, End.
class DataText {
 public:
  using Sink = std::function<void(std::string_view)>;
  virtual ~DataText() = default;

  virtual void Begin(const Sink& sink) = 0;

  // Takes the next bytes of the entry's parts, in pieces of any size. Throws kCorrupt for bytes
  // that are not in the entry's form.
  virtual void Write(std::span<const char> data, const Sink& sink) = 0;

  virtual void End(const Sink& sink) = 0;
};

// All outlive the text.
std::unique_ptr<DataText> NewDataText(const model::TocHeader& header, const model::Entry& entry,
                                      const ScriptOptions& options);

}  // namespace pgstow::script
