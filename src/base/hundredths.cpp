// SPDX-License-Identifier: MIT
#include "ssi/hundredths.hpp"

#include <ostream>

#include "base/decimal.hpp"

namespace ssi {
namespace {

std::string decimal(std::int32_t hundredths) {
  std::string result;
  internal::append_hundredths(result, hundredths);
  return result;
}

}  // namespace

std::string to_string(Points points) { return decimal(points.hundredths()); }
std::string to_string(Percent percent) { return decimal(percent.hundredths()); }

std::ostream& operator<<(std::ostream& out, Points points) { return out << to_string(points); }
std::ostream& operator<<(std::ostream& out, Percent percent) { return out << to_string(percent); }

}  // namespace ssi
