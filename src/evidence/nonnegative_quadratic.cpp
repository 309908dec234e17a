// SPDX-License-Identifier: MIT
#include "evidence/nonnegative_quadratic.hpp"

#include <algorithm>
#include <cmath>

namespace ssi::internal {
namespace {

/// The minimum over some coordinates, the others being 0.
class FreeMinimum {
 public:
  FreeMinimum(const SymmetricMatrix& h, std::span<const double> c) : h_(h), c_(c) {}

  /// Element i of the result is coordinate free[i].
  const std::vector<double>& at(const std::vector<std::size_t>& free) {
    factorise(free);
    const std::size_t n = free.size();
    z_.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
      double rest = c_[free[i]];
      for (std::size_t j = 0; j < i; ++j) rest -= factor_[i * n + j] * z_[j];
      z_[i] = rest / factor_[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
      double rest = z_[i];
      for (std::size_t j = i + 1; j < n; ++j) rest -= factor_[j * n + i] * z_[j];
      z_[i] = rest / factor_[i * n + i];
    }
    return z_;
  }

 private:
  /// Cholesky's factor of the part of H.
  void factorise(const std::vector<std::size_t>& free) {
    constexpr double kLeastPivot = 1e-14;  // of the diagonal: what rounding may leave of it
    const std::size_t n = free.size();
    factor_.resize(n * n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double rest = h_(free[i], free[j]);
        for (std::size_t k = 0; k < j; ++k) rest -= factor_[i * n + k] * factor_[j * n + k];
        factor_[i * n + j] = i == j ? std::sqrt(std::max(rest, kLeastPivot * h_(free[i], free[i])))
                                    : rest / factor_[j * n + j];
      }
    }
  }

  const SymmetricMatrix& h_;
  std::span<const double> c_;
  std::vector<double> factor_;  // row-major, lower triangle
  std::vector<double> z_;
};

/// Goes from x towards the minimum z over the free coordinates, as far as none falls below 0.
/// Returns whether it got there; else some coordinate is no longer free.
bool approach(std::span<double> x, std::vector<std::size_t>& free, const std::vector<double>& z) {
  double step = 1;
  std::size_t first_at_bound = 0;  // 0: none, because that one has no bound
  for (std::size_t i = 0; i < free.size(); ++i) {
    if (free[i] == 0 || z[i] > 0) continue;
    const double at = x[free[i]];
    const double reach = at > 0 ? at / (at - z[i]) : 0;
    if (first_at_bound != 0 && reach >= step) continue;
    step = reach;
    first_at_bound = free[i];
  }
  for (std::size_t i = 0; i < free.size(); ++i) {
    const double there = first_at_bound == 0 ? z[i] : x[free[i]] + step * (z[i] - x[free[i]]);
    x[free[i]] = free[i] == 0 ? there : std::max(there, 0.0);
  }
  if (first_at_bound == 0) return true;
  x[first_at_bound] = 0;
  std::erase_if(free, [&](std::size_t i) { return i != 0 && x[i] <= 0; });
  return false;
}

/// Returns the coordinate at 0 along which the quadratic falls most steeply; 0: along none.
std::size_t steepest(const SymmetricMatrix& h, std::span<const double> c,
                     std::span<const double> x) {
  constexpr double kRounding = 1e-14;
  double scale = 0;
  for (const double each : c) scale = std::max(scale, std::abs(each));
  double most = kRounding * scale;
  std::size_t result = 0;
  for (std::size_t i = 1; i < x.size(); ++i) {
    if (x[i] > 0) continue;
    double descent = c[i];
    for (std::size_t j = 0; j < x.size(); ++j) descent -= h(i, j) * x[j];
    if (descent > most) {
      most = descent;
      result = i;
    }
  }
  return result;
}

}  // namespace

void minimise_nonnegative(const SymmetricMatrix& h, std::span<const double> c,
                          std::span<double> x) {
  std::vector<std::size_t> free{0};
  for (std::size_t i = 1; i < x.size(); ++i) {
    if (x[i] > 0) free.push_back(i);
  }
  FreeMinimum minimum(h, c);
  std::size_t freed = 0;
  // Each round lowers the quadratic, so it ends; the limit is for what rounding may do to that.
  for (std::size_t rounds = 10 * x.size(); rounds > 0; --rounds) {
    while (!approach(x, free, minimum.at(free))) {
    }
    if (freed != 0 && x[freed] <= 0) return;  // it fell by rounding only
    freed = steepest(h, c, x);
    if (freed == 0) return;
    free.push_back(freed);
  }
}

}  // namespace ssi::internal
