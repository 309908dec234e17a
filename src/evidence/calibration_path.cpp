// SPDX-License-Identifier: MIT
#include "evidence/calibration_path.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace ssi::internal {
namespace {

constexpr double kGoal = 1e-11;  // the violation at which a fit ends: a tenth of what is promised
constexpr int kMostSteps = 100;

double product(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// The cost of leaving the old proportions: lambda / 2 times the squared distance of the weights
/// from the ray through the old points. With an infinite lambda, weights are on the ray.
class Pull {
 public:
  explicit Pull(std::span<const double> prior) : ray_(prior.begin(), prior.end()) {
    const double length = std::sqrt(product(ray_, ray_));
    for (double& each : ray_) each /= length;
  }

  /// The old points, of length 1.
  std::span<const double> ray() const noexcept { return ray_; }

  /// How far along the ray the weights are.
  double along(const Weights& weights) const { return product(ray_, terms_of(weights)); }

  double cost(double lambda, const Weights& weights) const {
    if (std::isinf(lambda)) return 0;
    double squares = 0;
    for (const double each : away(weights)) squares += each * each;
    return lambda / 2 * squares;
  }

  void add_gradient(double lambda, const Weights& weights, std::vector<double>& gradient) const {
    if (std::isinf(lambda)) return;
    const std::vector<double> off = away(weights);
    for (std::size_t t = 0; t < off.size(); ++t) gradient[t + 1] += lambda * off[t];
  }

  void add_curvature(double lambda, SymmetricMatrix& curvature) const {
    for (std::size_t i = 0; i < ray_.size(); ++i) {
      curvature.lower(i + 1, i + 1) += lambda;
      for (std::size_t j = 0; j <= i; ++j) {
        curvature.lower(i + 1, j + 1) -= lambda * ray_[i] * ray_[j];
      }
    }
  }

 private:
  static std::span<const double> terms_of(const Weights& weights) {
    return std::span(weights).subspan(1);
  }

  std::vector<double> away(const Weights& weights) const {
    const double scale = along(weights);
    std::vector<double> result(terms_of(weights).begin(), terms_of(weights).end());
    for (std::size_t t = 0; t < result.size(); ++t) result[t] -= scale * ray_[t];
    return result;
  }

  std::vector<double> ray_;
};

/// The least that a diagonal gets besides, so that the quadratic model has one minimum even where
/// the members do not tell. It makes steps shorter; where they end does not change.
void damp(SymmetricMatrix& h) {
  double most = 0;
  for (std::size_t i = 0; i < h.size(); ++i) most = std::max(most, h(i, i));
  for (std::size_t i = 0; i < h.size(); ++i) {
    h.lower(i, i) += 1e-12 * most + std::numeric_limits<double>::min();
  }
}

/// Moves x to the minimum of the quadratic model whose derivatives at x are g and h.
void minimise_model(SymmetricMatrix h, std::span<const double> g, std::span<double> x) {
  damp(h);
  std::vector<double> c(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    c[i] = -g[i];
    for (std::size_t j = 0; j < x.size(); ++j) c[i] += h(i, j) * x[j];
  }
  minimise_nonnegative(h, c, x);
}

/// A part of the violation: the slope of a weight, as far as it may go that way.
double violation_of(double slope, double weight) {
  return weight > 0 ? std::abs(slope) : std::max(0.0, -slope);
}

class PathFit {
 public:
  PathFit(const CalibrationSample& sample, const FoldSet& folds)
      : sample_(sample),
        folds_(folds),
        pull_(sample.shares().prior()),
        weights_(sample.shares().terms() + 1),
        here_(sample.slope(weights_, folds)) {}

  FitPath run() {
    FitPath result;
    for (std::size_t i = 0; i < kLambdas; ++i) {
      lambda_ = lambdas()[i];
      result.largest_violation = std::max(result.largest_violation, fit());
      result.weights[i] = weights_;
    }
    return result;
  }

 private:
  /// Returns the violation that is left.
  double fit() {
    gradient_ = gradient();
    double violation = this->violation();
    for (int steps = 0; steps < kMostSteps && violation > kGoal; ++steps) {
      const bool is_fresh = !curvature_ || is_stale_;
      if (is_fresh) curvature_ = sample_.curvature(weights_, folds_);
      is_stale_ = false;
      const bool is_whole = move(target());
      gradient_ = gradient();
      const double before = std::exchange(violation, this->violation());
      const bool is_slow = !is_whole || violation > before / 4;
      if (is_slow && is_fresh && (violation < 10 * kGoal || violation == before))
        break;  // rounding
      is_stale_ = is_slow && sample_.kind() == OutcomeKind::binary;
    }
    return violation;
  }

  std::vector<double> gradient() const {
    std::vector<double> result = here_.gradient;
    pull_.add_gradient(lambda_, weights_, result);
    return result;
  }

  double violation() const {
    double result = std::abs(gradient_[0]);
    if (std::isinf(lambda_)) {
      return std::max(result, violation_of(pull_.along(gradient_), pull_.along(weights_)));
    }
    for (std::size_t i = 1; i < weights_.size(); ++i) {
      result = std::max(result, violation_of(gradient_[i], weights_[i]));
    }
    return result;
  }

  Weights target() const {
    if (std::isinf(lambda_)) return target_on_ray();
    SymmetricMatrix h = *curvature_;
    pull_.add_curvature(lambda_, h);
    Weights result = weights_;
    minimise_model(std::move(h), gradient_, result);
    return result;
  }

  /// The model in two coordinates: the intercept, and how far along the ray.
  Weights target_on_ray() const {
    const std::span<const double> ray = pull_.ray();
    const SymmetricMatrix& h = *curvature_;
    SymmetricMatrix two(2);
    two.lower(0, 0) = h(0, 0);
    for (std::size_t i = 0; i < ray.size(); ++i) {
      two.lower(1, 0) += h(i + 1, 0) * ray[i];
      for (std::size_t j = 0; j < ray.size(); ++j) {
        two.lower(1, 1) += h(i + 1, j + 1) * ray[i] * ray[j];
      }
    }
    std::array<double, 2> x{weights_[0], pull_.along(weights_)};
    minimise_model(std::move(two), std::array{gradient_[0], pull_.along(gradient_)}, x);
    Weights result{x[0]};
    for (const double each : ray) result.push_back(x[1] * each);
    return result;
  }

  /// Goes to the target, or so far towards it that the loss falls. Returns whether all the way.
  bool move(const Weights& target) {
    constexpr double kShare = 1e-4;  // of the fall that the slope promises: Armijo's rule
    constexpr double kShortest = 1e-9;
    const double cost = here_.loss + pull_.cost(lambda_, weights_);
    const double rounding = 1e-15 * (1 + std::abs(cost));
    std::vector<double> way(weights_.size());
    for (std::size_t i = 0; i < way.size(); ++i) way[i] = target[i] - weights_[i];
    const double fall = product(gradient_, way);
    for (double part = 1; part > kShortest; part /= 2) {
      Weights there = target;  // and so exactly 0 where that is
      for (std::size_t i = 0; part < 1 && i < way.size(); ++i) {
        there[i] = weights_[i] + part * way[i];
      }
      Slope slope = sample_.slope(there, folds_);
      if (slope.loss + pull_.cost(lambda_, there) > cost + kShare * part * fall + rounding)
        continue;
      weights_ = std::move(there);
      here_ = std::move(slope);
      return part == 1;
    }
    return false;
  }

  const CalibrationSample& sample_;
  FoldSet folds_;
  Pull pull_;
  double lambda_ = 0;
  Weights weights_;
  Slope here_;                    // of the loss at the weights
  std::vector<double> gradient_;  // with the pull
  std::optional<SymmetricMatrix> curvature_ = {};
  bool is_stale_ = false;
};

}  // namespace

std::array<double, kLambdas> lambdas() {
  std::array<double, kLambdas> result{std::numeric_limits<double>::infinity()};
  for (std::size_t i = 1; i < kLambdas; ++i) {
    result[i] = std::pow(10.0, 1 - 0.5 * static_cast<double>(i - 1));
  }
  return result;
}

FitPath fit_path(const CalibrationSample& sample, const FoldSet& folds) {
  return PathFit(sample, folds).run();
}

}  // namespace ssi::internal
