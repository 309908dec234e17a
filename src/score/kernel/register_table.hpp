// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_REGISTER_TABLE_HPP
#define SSI_SRC_SCORE_KERNEL_REGISTER_TABLE_HPP

#include <cstdint>
#include <span>
#include <vector>

#include "score/kernel/program.hpp"

namespace ssi::internal {

/// A step table in the form that StepTerm describes.
struct RegisterTable {
  RegisterForm form = RegisterForm::none;
  std::uint8_t shift = 0;
  std::vector<std::uint16_t> entries;
};

/// Encodes the points of a step table, [count]: rising, or falling in a penalty. The form is `none`
/// where none fits: segments are decoded again and compared for every count.
RegisterTable encode_registers(std::span<const std::int16_t> points);

}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_REGISTER_TABLE_HPP
