// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_NONNEGATIVE_QUADRATIC_HPP
#define SSI_SRC_EVIDENCE_NONNEGATIVE_QUADRATIC_HPP

#include <cstddef>
#include <span>
#include <vector>

namespace ssi::internal {

/// A symmetric matrix, of which the lower triangle is kept: element (i, j) with j <= i.
class SymmetricMatrix {
 public:
  explicit SymmetricMatrix(std::size_t size) : size_(size), rows_(size * size) {}

  std::size_t size() const noexcept { return size_; }
  /// A row up to the diagonal, and room behind it.
  double* row(std::size_t i) noexcept { return rows_.data() + i * size_; }
  double& lower(std::size_t i, std::size_t j) noexcept { return rows_[i * size_ + j]; }
  double operator()(std::size_t i, std::size_t j) const noexcept {
    return j <= i ? rows_[i * size_ + j] : rows_[j * size_ + i];
  }

 private:
  std::size_t size_;
  std::vector<double> rows_;
};

/// Moves x to the minimum of x'Hx/2 - c'x where x[0] is free and all others are at least 0, by the
/// active-set method of Lawson and Hanson (1974): coordinates at 0 are let go one by one as long as
/// that lowers it. Coordinates at the bound are exactly 0. Requires: H is positive definite; x is
/// feasible: the nearer to the minimum, the faster.
void minimise_nonnegative(const SymmetricMatrix& h, std::span<const double> c, std::span<double> x);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_NONNEGATIVE_QUADRATIC_HPP
