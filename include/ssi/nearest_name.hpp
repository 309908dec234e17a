// SPDX-License-Identifier: MIT
#ifndef SSI_NEAREST_NAME_HPP
#define SSI_NEAREST_NAME_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ssi/export.hpp"

namespace ssi {

/// Finds the name that a word was probably meant to be, among names that are offered one by one.
///
///     ssi::NearestName nearest("industri");
///     for (const std::string& column : source.header()) nearest.offer(column);
///     if (nearest.found()) std::cout << "did you mean '" << *nearest.found() << "'?\n";
///
/// A name is near if one edit makes it of the word, or two if it has eight letters or more. An edit
/// is a letter too many, too few or another one, or two neighbours that changed places; the case of
/// ASCII letters does not count. Of the near names the nearest is found, the first one among
/// equals. Words and names of less than three letters have no near ones, nor have those of more
/// than 100 bytes. Offering a name takes some tens of nanoseconds and no memory, so millions may
/// be.
class SSI_EXPORT NearestName {
 public:
  /// Nothing will be near a word that is too short or too long.
  explicit NearestName(std::string_view word);

  /// Takes a name, which may end with the call. A name that is the word itself counts, too.
  void offer(std::string_view name);

  /// Returns the nearest of the names that were offered; nothing if none was near.
  const std::optional<std::string>& found() const noexcept { return found_; }

 private:
  std::string word_;         // in lower case; empty: has no near names
  std::u32string letters_;   // of the word
  std::size_t most_ = 0;     // a name is of interest up to so many edits
  bool is_settled_ = false;  // no name can be nearer
  std::optional<std::string> found_;
};

}  // namespace ssi

#endif  // SSI_NEAREST_NAME_HPP
