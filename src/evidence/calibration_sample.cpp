// SPDX-License-Identifier: MIT
#include "evidence/calibration_sample.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace ssi::internal {
namespace {

constexpr std::size_t kLanes = 8;   // doubles that are added up side by side
constexpr std::size_t kBlock = 64;  // members whose shares stay in the first-level cache

std::size_t fold_of(std::string_view id) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325;  // FNV-1a
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash % kCalibrationFolds;
}

/// The sum of products in lanes, which compilers turn into vectors. Requires: whole lanes.
double dot(const double* a, const double* b, std::size_t size) noexcept {
  double sums[kLanes] = {};
  for (std::size_t i = 0; i < size; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  }
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

void add_multiple(double* to, double factor, const double* from, std::size_t size) noexcept {
  for (std::size_t i = 0; i < size; ++i) to[i] += factor * from[i];
}

/// The loss of a member, and its derivatives by eta.
struct MemberLoss {
  double loss;
  double slope;
  double curvature;
};

MemberLoss loss_of(OutcomeKind kind, double outcome, double eta) noexcept {
  if (kind == OutcomeKind::numeric)
    return {(outcome - eta) * (outcome - eta) / 2, eta - outcome, 1};
  const double small = std::exp(-std::abs(eta));  // never overflows
  const double chance = (eta > 0 ? 1 : small) / (1 + small);
  return {std::max(eta, 0.0) + std::log1p(small) - outcome * eta, chance - outcome,
          small / ((1 + small) * (1 + small))};
}

}  // namespace

FoldedMembers fold_members(std::span<const std::string> ids, std::span<const double> outcomes) {
  std::array<std::vector<std::size_t>, kCalibrationFolds> folds;
  for (std::size_t row = 0; row < ids.size(); ++row) {
    if (!std::isnan(outcomes[row])) folds[fold_of(ids[row])].push_back(row);
  }
  FoldedMembers result;
  for (std::size_t fold = 0; fold < kCalibrationFolds; ++fold) {
    result.rows.insert(result.rows.end(), folds[fold].begin(), folds[fold].end());
    result.first[fold + 1] = result.rows.size();
  }
  return result;
}

/// Some members: rows of 1 and their shares, and their outcomes.
struct CalibrationSample::Block {
  const double* rows;
  const double* outcomes;
  std::size_t members;
};

CalibrationSample::CalibrationSample(const ShareTable& shares, const FoldedMembers& folded,
                                     std::span<const double> outcomes, OutcomeKind kind)
    : shares_(shares),
      folded_(folded),
      outcomes_(outcomes),
      kind_(kind),
      width_((shares.terms() + 1 + kLanes - 1) / kLanes * kLanes) {}

template <class Use>
void CalibrationSample::for_each_block(const FoldSet& folds, Use use) const {
  std::vector<double> rows(kBlock * width_);
  for (std::size_t fold = 0; fold < kCalibrationFolds; ++fold) {
    if (!folds[fold]) continue;
    const std::size_t end = folded_.first[fold + 1];
    for (std::size_t first = folded_.first[fold]; first < end; first += kBlock) {
      const std::size_t members = std::min(kBlock, end - first);
      shares_.copy(first, members, width_, rows);
      use(Block{rows.data(), outcomes_.data() + first, members});
    }
  }
}

std::size_t CalibrationSample::members_of(const FoldSet& folds) const noexcept {
  std::size_t result = 0;
  for (std::size_t fold = 0; fold < kCalibrationFolds; ++fold) {
    result += folds[fold] ? folded_.size(fold) : 0;
  }
  return result;
}

Slope CalibrationSample::slope(const Weights& weights, const FoldSet& folds) const {
  Weights padded = weights;
  padded.resize(width_);
  Slope sum{0, std::vector<double>(width_)};
  std::vector<double> of_block(width_);
  for_each_block(folds, [&](const Block& block) {
    std::ranges::fill(of_block, 0.0);
    double loss = 0;
    for (std::size_t i = 0; i < block.members; ++i) {
      const double* const row = block.rows + i * width_;
      const MemberLoss member = loss_of(kind_, block.outcomes[i], dot(padded.data(), row, width_));
      loss += member.loss;
      add_multiple(of_block.data(), member.slope, row, width_);
    }
    sum.loss += loss;
    add_multiple(sum.gradient.data(), 1, of_block.data(), width_);
  });
  const auto members = static_cast<double>(members_of(folds));
  sum.loss /= members;
  sum.gradient.resize(weights.size());
  for (double& each : sum.gradient) each /= members;
  return sum;
}

SymmetricMatrix CalibrationSample::curvature(const Weights& weights, const FoldSet& folds) const {
  Weights padded = weights;
  padded.resize(width_);
  const std::size_t size = weights.size();
  SymmetricMatrix sum(size);
  for_each_block(folds, [&](const Block& block) {
    for (std::size_t m = 0; m < block.members; ++m) {
      const double* const row = block.rows + m * width_;
      const MemberLoss member = loss_of(kind_, block.outcomes[m], dot(padded.data(), row, width_));
      for (std::size_t i = 0; i < size; ++i) {
        const double factor = member.curvature * row[i];
        if (factor != 0) add_multiple(sum.row(i), factor, row, i + 1);  // many shares are 0
      }
    }
  });
  const auto members = static_cast<double>(members_of(folds));
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) sum.lower(i, j) /= members;
  }
  return sum;
}

void CalibrationSample::losses(std::span<const Weights> weights, std::size_t fold,
                               const std::function<void(std::span<const double>)>& use) const {
  std::vector<Weights> padded(weights.begin(), weights.end());
  for (Weights& each : padded) each.resize(width_);
  std::vector<double> result(weights.size());
  FoldSet only{};
  only[fold] = true;
  for_each_block(only, [&](const Block& block) {
    for (std::size_t i = 0; i < block.members; ++i) {
      for (std::size_t w = 0; w < padded.size(); ++w) {
        const double eta = dot(padded[w].data(), block.rows + i * width_, width_);
        result[w] = loss_of(kind_, block.outcomes[i], eta).loss;
      }
      use(result);
    }
  });
}

}  // namespace ssi::internal
