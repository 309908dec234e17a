// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_INFLATER_HPP
#define SSI_SRC_FILES_INFLATER_HPP

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace ssi::internal {

/// Unpacks gzip, also of several members one behind the other, as `cat a.gz b.gz` makes.
class Inflater {
 public:
  /// Whether the library is built to unpack at all.
  static bool is_available() noexcept;

  Inflater();
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// Unpacks from the beginning of `packed`, which it shortens, and appends up to `most` bytes to
  /// `out`. Returns false if the bytes are not gzip or damaged.
  bool append_to(std::string& out, std::size_t most, std::string_view& packed);

  /// Whether the bytes so far are whole members: what ends elsewhere was cut off.
  bool is_whole() const noexcept { return is_whole_; }

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  bool is_whole_ = false;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_INFLATER_HPP
