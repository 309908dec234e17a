// SPDX-License-Identifier: MIT
#include "c/options.hpp"

#include <stdexcept>

#include "c/status.hpp"
#include "ssi/ssi.h"

namespace ssi::c {

void check_size(std::size_t size) {
  if (size < sizeof size) throw std::invalid_argument("options.size is not set");
}

PointsType points_type(std::int32_t points) {
  if (points < SSI_FLOAT64 || points > SSI_HUNDREDTHS32) {
    throw std::invalid_argument("there is no such form of points");
  }
  return static_cast<PointsType>(points);
}

std::vector<std::string> names_of(const char* const* names, std::size_t count,
                                  const std::string& what) {
  if (count > 0) require(names, what.c_str());
  std::vector<std::string> result;
  for (std::size_t i = 0; i < count; ++i) {
    require(names[i], ("a name in " + what).c_str());
    result.emplace_back(names[i]);
  }
  return result;
}

}  // namespace ssi::c
