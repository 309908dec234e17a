// SPDX-License-Identifier: MIT
#include "wanted_member.hpp"

#include <utility>

#include "messages.hpp"
#include "ssi/error.hpp"

namespace ssi::command {

WantedMember::WantedMember(std::string id, std::string column)
    : id_(std::move(id)), column_(std::move(column)), nearest_(id_) {}

bool WantedMember::is(std::string_view id) {
  if (id == id_) return true;
  nearest_.offer(id);
  return false;
}

void WantedMember::fail_repeated(const std::string& file, std::size_t line) const {
  throw DataError({file, line, column_, id_}, "is not unique");
}

void WantedMember::fail_absent(const std::string& file, const std::string& where) const {
  throw DataError({file, 0, column_, id_}, "is nowhere " + where + did_you_mean(nearest_));
}

}  // namespace ssi::command
