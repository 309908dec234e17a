// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SPOOL_HPP
#define SSI_TOOLS_SPOOL_HPP

#include <string>
#include <string_view>

namespace ssi::command {

/// Bytes on their way to a stream, which wait until they may go out. Up to a megabyte waits in
/// memory, more in a nameless file: in $TMPDIR, /tmp or /var/tmp, or in memory where none of these
/// can be written. If a function fails it returns false, and errno says why.
class Spool {
 public:
  Spool() = default;
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  bool write(std::string_view bytes);
  /// Writes all to a descriptor, and starts anew.
  bool drain_to(int descriptor);
  /// The folder in which more than a megabyte waits, or "memory".
  const std::string& place() const { return place_; }

 private:
  void open_file();

  std::string bytes_;
  int file_ = -1;  // has the bytes that came before those; -1: none did
  std::string place_;
};

/// Writes all the bytes, however many calls and however long that takes. If it fails it returns
/// false, and errno says why.
bool write_all(int descriptor, std::string_view bytes);

}  // namespace ssi::command

#endif  // SSI_TOOLS_SPOOL_HPP
