// Names that exist only until an archive is complete. They are kept where a signal handler can
// remove them.
#pragma once

#include <optional>
#include <string>

namespace pgstow::storage {

// A file or folder on disk that vanishes unless it is kept. RemoveTemporaries finds it from before
// it is made until it is removed or kept.
class Temporary {
 public:
  enum class Kind { kFile, kFolder };
  struct Node;

  Temporary() = default;
  // `path` is about to be made.
  Temporary(std::string path, Kind kind);
  ~Temporary() { Remove(); }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  Temporary(Temporary&& other) noexcept;
  Temporary& operator=(Temporary&& other) noexcept;

  const std::string& path() const { return path_; }
  void Remove() noexcept;  // from disk
  void Keep() noexcept;    // it is not temporary any more

 private:
  std::string path_;
  Node* node_ = nullptr;
};

// "<path>.pgstow-<16 hex digits>.tmp", never the same twice; the end of a long name is cut for it.
std::string TemporaryNameFor(const std::string& path);

// The newest of the files that were to become `path` and were left behind, as by a program that was
// killed. Nothing: there is none, or the folder can't be read.
std::optional<std::string> FindLeftBehind(const std::string& path);

}  // namespace pgstow::storage
