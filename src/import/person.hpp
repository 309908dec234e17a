// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_PERSON_HPP
#define SSI_SRC_IMPORT_PERSON_HPP

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace ssi::internal {

/// Who a member is dealing with, as far as an archive tells persons apart.
struct Person {
  enum class Kind : std::uint8_t {
    url,              ///< the text is that of a profile's URL, as profile_key() gives it
    name,             ///< of somebody without a URL
    in_conversation,  ///< somebody without either, who is one person of its conversation
  };
  std::string text;
  Kind kind = Kind::name;
  std::string conversation = {};

  friend auto operator<=>(const Person&, const Person&) = default;
};

/// Returns the part of a profile's URL by which two are compared; empty for an empty one.
std::string profile_key(std::string_view url);

/// The name of somebody who has closed the account or is hidden.
inline constexpr std::string_view kHiddenMember = "LinkedIn Member";

/// Which URLs bear which names.
class NameIndex {
 public:
  /// Notes that somebody of this name, in which runs of white space are one space, has this URL, as
  /// profile_key() gives it. Either may be empty.
  void add(const std::string& name, const std::string& url);
  /// The member's own full name, which stands for nobody else's URL.
  void set_own_name(std::string name) { own_name_ = std::move(name); }

  /// Returns who has this name and this URL, which may be empty.
  Person find(const std::string& name, const std::string& url) const;
  /// The same in a conversation, where somebody hidden is one person.
  Person find_in(const std::string& conversation, const std::string& name,
                 const std::string& url) const;

 private:
  std::map<std::string, std::string> urls_;  // by name; empty if several have it
  std::string own_name_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_PERSON_HPP
