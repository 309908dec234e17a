// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_MODEL_MODEL_CHECK_HPP
#define SSI_SRC_MODEL_MODEL_CHECK_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/model/model.hpp"

namespace ssi::internal {

/// A place in a definition, twice: the path says where by position, such as
/// "competency.2.terms.0.full", so that a reader of a file can find the line; the key says it by
/// name, such as "competency.insights.shares.full", for people.
struct At {
  std::string path;
  std::string key;

  At field(std::string_view name) const {
    const std::string dot = path.empty() ? "" : ".";
    return {path + dot + std::string(name), key + dot + std::string(name)};
  }
  At item(std::string_view list, std::size_t position, const std::string& name) const {
    const std::string number = std::to_string(position);
    const std::string dot = path.empty() ? "" : ".";
    // People say "competency.insights.shares", without the list's name inside a competency.
    const std::string named = key.empty() ? std::string(list) + '.' : key + '.';
    return {path + dot + std::string(list) + '.' + number, named + (name.empty() ? number : name)};
  }
};

/// A rule that a model breaks, and where.
struct Violation {
  At at;
  std::string rule;
};

/// Returns every rule that the definition breaks, in its order.
std::vector<Violation> check(const ModelDefinition& definition);

}  // namespace ssi::internal

#endif  // SSI_SRC_MODEL_MODEL_CHECK_HPP
