// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_PREPARED_MODEL_HPP
#define SSI_SRC_SCORE_PREPARED_MODEL_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "model/formula.hpp"
#include "score/kernel/program_builder.hpp"
#include "score/moved_points.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// A term that costs points, and how to find out whether it was observed.
struct Penalty {
  std::uint32_t a;  // positions in the model's used signals; a count has a for b too
  std::uint32_t b;
  std::int32_t points;  // < 0
};

struct PreparedCompetency {
  PreparedCompetency(const Competency& competency, const Model& model);

  /// The competency's points, from the sum of its terms and its observed points.
  std::int32_t finish(double sum, double observed) const noexcept {
    return clamp(renormalises ? renormalise(sum, positive, observed) : sum, maximum);
  }

  /// What points of finish() count for.
  std::int32_t worth(std::int32_t points) const noexcept {
    return worths.empty() ? points : worths[static_cast<std::size_t>(points)];
  }

  /// The bounds of its points, from the same sums and the points of penalties not observed.
  ClampedBounds bounds(double sum, double observed, double losses) const noexcept {
    return bounds_of(sum, losses, positive - observed, maximum);
  }

  const Competency* competency;
  std::unique_ptr<const ProgramBuilder> program;  ///< null: the competency scores itself
  double maximum;
  double positive;
  bool renormalises;
  std::vector<Penalty> penalties;
  std::vector<std::uint16_t> worths = {};  ///< [points]; empty: each its own
};

/// A model prepared for scoring. Immutable.
struct PreparedModel {
  explicit PreparedModel(Model m);
  /// The model with other points, for totals alone: bands, badges and coverage are the model's.
  PreparedModel(Model m, const MovedPoints& points);

  struct BadgeRule {
    std::size_t competency;
    Points at_least;
    std::uint32_t bit;
  };

  /// Writes the coverage of each member, in hundredths of a percent, of its observed points.
  void coverage_of(std::span<const std::uint32_t> observed, std::uint16_t* out) const noexcept;

  Model model;
  std::vector<std::shared_ptr<const Competency>> moved = {};  ///< those that have other points
  std::vector<PreparedCompetency> competencies = {};
  double positive = 0;                     ///< positive points of all competencies
  std::vector<std::uint8_t> band_of = {};  ///< [hundredths of a total]; kNoBand
  std::vector<BadgeRule> badge_rules = {};
  std::vector<std::uint16_t> coverages =
      {};  ///< [hundredths observed]; empty if they are very many
};

}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_PREPARED_MODEL_HPP
