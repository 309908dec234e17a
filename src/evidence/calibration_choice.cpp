// SPDX-License-Identifier: MIT
#include "evidence/calibration_choice.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/execution.hpp"

namespace ssi::internal {
namespace {

/// A fit to the members outside of up to two folds, and the losses of those inside.
struct Task {
  std::vector<std::size_t> left_out;
  FitPath path = {};
  std::vector<CrossValidation> losses = {};  // [fold left out]

  void run(const CalibrationSample& sample) {
    FoldSet folds;
    folds.fill(true);
    for (const std::size_t fold : left_out) folds[fold] = false;
    path = fit_path(sample, folds);
    losses.resize(left_out.size());
    for (std::size_t i = 0; i < left_out.size(); ++i) {
      sample.losses(path.weights, left_out[i],
                    [&](std::span<const double> each) { losses[i].add(each); });
    }
  }
};

/// All members, all but a fold, and all but two: the longest first.
std::vector<Task> all_tasks() {
  std::vector<Task> result{Task{{}}};
  for (std::size_t a = 0; a < kCalibrationFolds; ++a) result.push_back({{a}});
  for (std::size_t a = 0; a < kCalibrationFolds; ++a) {
    for (std::size_t b = a + 1; b < kCalibrationFolds; ++b) result.push_back({{a, b}});
  }
  return result;
}

/// What chooses the strength of the fit without a fold: the losses in each other fold, by fits
/// without both.
CrossValidation validation_without(std::size_t fold, const std::vector<Task>& tasks) {
  CrossValidation result;
  for (const Task& task : tasks) {
    const auto at = std::ranges::find(task.left_out, fold);
    if (task.left_out.size() != 2 || at == task.left_out.end()) continue;
    result += task.losses[at == task.left_out.begin() ? 1 : 0];
  }
  return result;
}

}  // namespace

void CrossValidation::add(std::span<const double> losses) {
  ++members_;
  for (std::size_t a = 0; a < kLambdas; ++a) {
    sums_[a] += losses[a];
    for (std::size_t b = 0; b < a; ++b) {
      const double difference = losses[a] - losses[b];
      squares_[a][b] += difference * difference;
    }
  }
}

CrossValidation& CrossValidation::operator+=(const CrossValidation& other) {
  members_ += other.members_;
  for (std::size_t a = 0; a < kLambdas; ++a) {
    sums_[a] += other.sums_[a];
    for (std::size_t b = 0; b < a; ++b) squares_[a][b] += other.squares_[a][b];
  }
  return *this;
}

std::array<double, kLambdas> CrossValidation::means() const {
  std::array<double, kLambdas> result = sums_;
  for (double& each : result) each /= static_cast<double>(members_);
  return result;
}

std::size_t CrossValidation::choice() const {
  const auto n = static_cast<double>(members_);
  const auto best = static_cast<std::size_t>(std::ranges::min_element(sums_) - sums_.begin());
  for (std::size_t larger = 0; larger < best; ++larger) {
    const double mean = (sums_[larger] - sums_[best]) / n;
    const double variance = std::max(0.0, (squares_[best][larger] - n * mean * mean) / (n - 1));
    if (mean <= std::sqrt(variance / n)) return larger;
  }
  return best;
}

CalibrationFits fit_all(const CalibrationSample& sample, const Execution& execution) {
  std::vector<Task> tasks = all_tasks();
  share_parts(execution, tasks.size(), [&](Parts& parts) {
    while (const auto task = parts.next()) tasks[*task].run(sample);
  });
  CalibrationFits result;
  for (const Task& task : tasks) {
    result.largest_violation = std::max(result.largest_violation, task.path.largest_violation);
    if (task.left_out.size() != 1) continue;
    const std::size_t fold = task.left_out.front();
    result.validation += task.losses.front();
    result.without[fold] = task.path.weights[validation_without(fold, tasks).choice()];
  }
  result.choice = result.validation.choice();
  result.whole = std::move(tasks.front().path);
  return result;
}

}  // namespace ssi::internal
