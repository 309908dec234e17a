// SPDX-License-Identifier: MIT
#include "page_plans.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cstddef>

#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

constexpr Points kStep = Points::from_hundredths(1000);  // of a plan to no band

/// A band as pages show it: "the band Leader".
std::string band_in_words(std::string name) {
  std::ranges::replace(name, '_', ' ');
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  }
  return "the band " + name;
}

/// Points without zeros at the end: "10 points more".
std::string more_in_words(Points points) {
  std::string number = to_string(points);
  number.resize(number.find_last_not_of('0') + 1);
  if (number.ends_with('.')) number.pop_back();
  return number + " points more";
}

}  // namespace

PagePlans::PagePlans(const PlanningOptions& options, const Model& model)
    : options_(options),
      planner_(planner_of(options, model, load_actions_of(options, model))),
      goals_(options, planner_) {}

bool PagePlans::has_goal() const noexcept {
  return options_.target || !options_.band.empty() || options_.top_percent;
}

std::optional<PagePlans::Target> PagePlans::asked(const PlannedMember& member,
                                                  std::string_view label) const {
  const auto goal = goals_.of(member);
  if (!goal) return std::nullopt;
  std::string name;
  if (!options_.band.empty()) name = band_in_words(options_.band);
  if (options_.top_percent) name = fmt::format("the top {} % of {}", *options_.top_percent, label);
  return Target{*goal, std::move(name)};
}

/// The least total above the present one that is in another band; where no band is shown, or it is
/// the highest, some points more. Nothing if there is no higher total.
std::optional<PagePlans::Target> PagePlans::next(const PlannedMember& member,
                                                 const Explanation& explanation) const {
  const Model& model = planner_.model();
  const Points start = goals_.start(member);
  if (start >= model.maximum()) return std::nullopt;
  if (!explanation.band.empty()) {
    std::optional<std::size_t> band;
    Points least = model.maximum();
    for (std::size_t i = 0; i < model.bands().size(); ++i) {
      const auto total = target_in_band(model, start, i);
      if (!total || *total <= start || (band && *total >= least)) continue;
      band = i;
      least = *total;
    }
    if (band) return Target{TargetTotal{least}, band_in_words(model.bands()[*band].name)};
  }
  const Points more = std::min(start + kStep, model.maximum());
  return Target{TargetTotal{more}, more_in_words(more - start)};
}

std::optional<PagePlan> PagePlans::of(const PlannedMember& member, const Explanation& explanation,
                                      std::string_view label,
                                      std::vector<std::string>& notes) const {
  const auto target = has_goal() ? asked(member, label) : next(member, explanation);
  if (!target) {
    notes.push_back(has_goal() ? "There is no plan to the goal: " + goals_.reason(member) + "."
                               : "There is no plan: the total is the highest of the model.");
    return std::nullopt;
  }
  const Member signals(*member.members, member.row);
  return PagePlan{.report = report_plan(planner_, signals, planner_(signals, target->goal)),
                  .goal = target->name,
                  .curve = planner_.curve(signals)};
}

}  // namespace ssi::command
