// SPDX-License-Identifier: MIT
//
// A custom competency, with a formula that no terms express, beside the four built-in ones.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/explain/explanation.hpp"
#include "ssi/model.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/standard/insights.hpp"
#include "ssi/model/standard/professional_brand.hpp"
#include "ssi/model/standard/relationships.hpp"
#include "ssi/model/standard/right_people.hpp"
#include "ssi/score.hpp"

namespace {

using namespace ssi::literals;
using ssi::Points;
using ssi::Signal;

/// "Give and take": 10.00 points for giving others as many reactions and comments as one's own
/// shares receive, in proportion where one side is less than the other. A minimum over a maximum
/// of sums is no sum of terms.
class Reciprocity final : public ssi::Competency {
 public:
  std::string_view name() const noexcept override { return "reciprocity"; }
  std::string_view title() const override { return "Give and take"; }
  Points maximum() const noexcept override { return kMaximum; }
  Points positive_points() const noexcept override { return kMaximum; }
  std::vector<Signal> used_signals() const override {
    return {Signal::reactions_given, Signal::comments_made, Signal::share_reactions,
            Signal::share_comments};
  }
  // Enters the model's fingerprint: change it when the formula changes.
  std::string parameters() const override { return "reciprocity 1"; }

  // One call serves a block of members, so it costs no more than the loop inside.
  void score(const ssi::MemberTable& members, std::span<Points> points,
             std::span<Points> observed) const noexcept override {
    for (std::size_t row = 0; row < members.rows(); ++row) {
      const auto given = sum(members, row, Signal::reactions_given, Signal::comments_made);
      const auto taken = sum(members, row, Signal::share_reactions, Signal::share_comments);
      const bool is_observed = given && taken;
      observed[row] = is_observed ? kMaximum : Points();
      points[row] = is_observed ? balance(*given, *taken) : Points();
    }
  }

 private:
  static constexpr Points kMaximum = 10.00_points;

  /// Nothing if one of the two is missing: a missing signal gives no points.
  static std::optional<std::uint64_t> sum(const ssi::MemberTable& members, std::size_t row,
                                          Signal a, Signal b) noexcept {
    const auto x = members.value(a, row);
    const auto y = members.value(b, row);
    if (!x || !y) return std::nullopt;
    return std::uint64_t{*x} + *y;
  }

  /// kMaximum * less / more, rounded half up, in integers: the same on every machine.
  static Points balance(std::uint64_t given, std::uint64_t taken) noexcept {
    const std::uint64_t more = std::max(given, taken);
    if (more == 0) return {};
    const std::uint64_t less = std::min(given, taken);
    const std::uint64_t full = 1000;  // hundredths
    return Points::from_hundredths(
        static_cast<std::int32_t>((2 * full * less + more) / (2 * more)));
  }
};

}  // namespace

int main() {
  // Five competencies, so the total goes up to 110.00.
  const ssi::Model model({
      .id = "standard-and-reciprocity-1",
      .competencies = {std::make_shared<ssi::ProfessionalBrand>(),
                       std::make_shared<ssi::RightPeople>(), std::make_shared<ssi::Insights>(),
                       std::make_shared<ssi::Relationships>(), std::make_shared<Reciprocity>()},
  });
  const ssi::ScoreAggregator score(model);

  const ssi::Member member{{Signal::shares, 12},         {Signal::share_reactions, 80},
                           {Signal::share_comments, 16}, {Signal::reactions_given, 30},
                           {Signal::comments_made, 12},  {Signal::connections, 240}};
  const ssi::Explanation why = explain(model, member);
  for (const ssi::CompetencyExplanation& competency : why.competencies) {
    std::printf("%-32s %6s of %s\n", competency.title.c_str(), to_string(competency.points).c_str(),
                to_string(competency.maximum).c_str());
  }
  // 42 given to 96 received: 10.00 * 42 / 96.
  const ssi::ExplanationLine& line = why.competencies.back().lines.front();
  for (const ssi::SignalValue& s : line.values) {
    std::printf("  %s %u\n", model.catalogue()[s.signal].name.c_str(), s.value.value_or(0));
  }
  std::printf("total %s of %s, coverage %s %%\n", to_string(score(member).total).c_str(),
              to_string(model.maximum()).c_str(), to_string(score(member).coverage).c_str());
  std::printf("model %s (%s): an open index, not LinkedIn's\n", model.id().c_str(),
              model.fingerprint().c_str());
}
