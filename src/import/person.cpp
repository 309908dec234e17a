// SPDX-License-Identifier: MIT
#include "import/person.hpp"

#include <optional>

#include "import/text.hpp"

namespace ssi::internal {
namespace {

/// Returns the value of a hexadecimal digit.
std::optional<unsigned> digit_of(char c) noexcept {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_code = text[i] == '%' && i + 2 < text.size();
    const auto high = is_code ? digit_of(text[i + 1]) : std::nullopt;
    const auto low = is_code ? digit_of(text[i + 2]) : std::nullopt;
    if (high && low) {
      result += static_cast<char>(*high * 16 + *low);
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

/// Returns a URL that is none of a profile as two are compared.
std::string other_key(std::string_view url) {
  for (const std::string_view prefix : {"http://", "https://"}) {
    if (url.starts_with(prefix)) url.remove_prefix(prefix.size());
  }
  if (url.starts_with("www.")) url.remove_prefix(4);
  url = url.substr(0, url.find('?'));
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

}  // namespace

std::string profile_key(std::string_view url) {
  constexpr std::string_view kProfile = "/in/";
  url = trimmed(url);
  const std::size_t at = url.find(kProfile);
  if (at == std::string_view::npos) return other_key(url);
  const std::string_view id = url.substr(at + kProfile.size());
  return lower_case(percent_decoded(id.substr(0, id.find_first_of("/?#"))));
}

void NameIndex::add(const std::string& name, const std::string& url) {
  if (name.empty() || url.empty()) return;
  const auto [found, is_new] = urls_.emplace(name, url);
  if (!is_new && found->second != url) found->second.clear();
}

Person NameIndex::find(const std::string& name, const std::string& url) const {
  if (!url.empty()) return {url, Person::Kind::url};
  const bool may_have_url = name != own_name_ && name != kHiddenMember;
  const auto found = may_have_url ? urls_.find(name) : urls_.end();
  if (found == urls_.end() || found->second.empty()) return {name, Person::Kind::name};
  return {found->second, Person::Kind::url};
}

Person NameIndex::find_in(const std::string& conversation, const std::string& name,
                          const std::string& url) const {
  if (url.empty() && (name.empty() || name == kHiddenMember)) {
    return {name, Person::Kind::in_conversation, conversation};
  }
  return find(name, url);
}

}  // namespace ssi::internal
