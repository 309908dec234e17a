// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_C_OPTIONS_HPP
#define SSI_SRC_C_OPTIONS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "ssi/arrow/score_stream.hpp"

namespace ssi::c {

/// Throws std::invalid_argument unless the size of a struct of options can be one.
void check_size(std::size_t size);

/// Returns the options that a caller gave, who may know fewer of them; the others are zero.
template <class Options>
Options options_of(const Options* given) {
  Options result{};
  if (given == nullptr) return result;
  check_size(given->size);
  std::memcpy(&result, given, std::min(given->size, sizeof result));
  return result;
}

/// Returns how points are given. Throws std::invalid_argument for what is no ssi_points.
PointsType points_type(std::int32_t points);

/// Returns names from an array of them; `what` it is stands in the messages. Throws
/// std::invalid_argument if it, or a name, is null.
std::vector<std::string> names_of(const char* const* names, std::size_t count,
                                  const std::string& what);

}  // namespace ssi::c

#endif  // SSI_SRC_C_OPTIONS_HPP
