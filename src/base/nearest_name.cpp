// SPDX-License-Identifier: MIT
#include "ssi/nearest_name.hpp"

#include <algorithm>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"

namespace ssi {
namespace {

using internal::kMostEdits;

constexpr std::size_t kShortest = 3;       // letters; of two, one edit leaves nothing
constexpr std::size_t kLongest = 100;      // bytes; a longer name is no word that anybody types
constexpr std::size_t kCharacterSize = 4;  // bytes, at most

template <class Character>
Character lower(Character c) {
  return c >= 'A' && c <= 'Z' ? static_cast<Character>(c - 'A' + 'a') : c;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Returns the letters of a text; a byte that is not of UTF-8 is one.
std::u32string letters_of(std::string_view text) {
  std::u32string result;
  while (!text.empty()) {
    const std::size_t length = internal::character_length(text);
    result += length == 0 ? static_cast<unsigned char>(text.front())
                          : lower(internal::character_of(text.substr(0, length)));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return result;
}

template <class Text>
std::size_t distance(Text word, Text name, std::size_t most) {
  most = std::min(most, internal::likely_edits(name.size()));
  const std::size_t edits =
      internal::edit_distance(word, name, most, internal::Edits::letters_and_swaps);
  return edits <= most ? edits : kMostEdits + 1;
}

}  // namespace

NearestName::NearestName(std::string_view word) {
  if (word.size() > kLongest) return;
  letters_ = letters_of(word);
  if (letters_.size() < kShortest) return;
  word_ = word;
  std::ranges::transform(word_, word_.begin(), lower<char>);
  most_ = kMostEdits;
}

void NearestName::offer(std::string_view name) {
  // Most names end here.
  const std::size_t longest = std::min(kLongest, word_.size() + kCharacterSize * kMostEdits);
  if (is_settled_ || word_.empty() || name.size() < kShortest || name.size() > longest) return;
  std::size_t edits = 0;
  if (word_.size() == letters_.size() && is_ascii(name)) {
    char text[kLongest];
    std::ranges::transform(name, text, lower<char>);
    edits = distance<std::string_view>(word_, {text, name.size()}, most_);
  } else {
    const std::u32string letters = letters_of(name);
    if (letters.size() < kShortest) return;
    edits = distance<std::u32string_view>(letters_, letters, most_);
  }
  if (edits > most_) return;
  found_ = name;
  // From now on, only less is of interest.
  is_settled_ = edits == 0;
  most_ = edits == 0 ? 0 : edits - 1;
}

}  // namespace ssi
