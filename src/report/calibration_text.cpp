// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "report/print.hpp"
#include "report/statistics_text.hpp"
#include "report/wrap.hpp"
#include "ssi/files/model_file.hpp"
#include "ssi/report/calibration.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::append_wrapped;
using internal::figure_text;
using internal::limits_text;
using internal::print;
using internal::signed_text;
using internal::with_sign;

constexpr std::size_t kMostChanges = 12;  // that are shown

std::string verdict_of(const Calibration& calibration) {
  const std::string old = printable(calibration.model_before.id());
  const std::string outcome = printable(calibration.outcome);
  switch (calibration.verdict) {
    case CalibrationVerdict::better:
      return fmt::format("Better: the new points go with '{}' more closely than those of {}.",
                         outcome, old);
    case CalibrationVerdict::worse:
      return fmt::format("Worse: keep {}. The new points go with '{}' less closely.", old, outcome);
    default:
      return fmt::format(
          "Not shown to be better: keep {}. These members do not tell whether the new points go "
          "with '{}' more closely or less.",
          old, outcome);
  }
}

std::string measure_of(const Calibration& calibration) {
  return calibration.kind == OutcomeKind::binary ? "area under the ROC curve"
                                                 : "Spearman's rank correlation";
}

void append_comparison(std::string& out, const Calibration& calibration) {
  const Estimate& difference = calibration.difference;
  print(out, "\n{:<28} {:>8} {:>8} {:>11}  95 % limits\n", "on members not fitted to", "before",
        "after", "difference");
  print(out, "{:<28} {:>8} {:>8} {:>11}  {}\n", measure_of(calibration),
        figure_text(calibration.before), figure_text(calibration.after),
        signed_text(difference.estimate), limits_text(difference, true));
}

std::string members_of(const Calibration& calibration) {
  std::string result = counted(calibration.members, "member") + " with an outcome";
  if (calibration.rarer_outcome) {
    result += fmt::format(", {} of them with the rarer one", *calibration.rarer_outcome);
  }
  return result;
}

/// Says how far the points could go from the old ones.
std::string freedom_of(const Calibration& calibration) {
  if (!calibration.lambda) return "lambda is infinite: these members do not ask for other points";
  return fmt::format("lambda {:.6g}: the smaller, the farther from the old points",
                     *calibration.lambda);
}

std::int32_t change_of(const CalibratedTerm& term) {
  return std::abs((term.after - term.before).hundredths());
}

void append_changes(std::string& out, const Calibration& calibration) {
  std::vector<const CalibratedTerm*> changed;
  for (const CalibratedTerm& term : calibration.terms) {
    if (change_of(term) > 0) changed.push_back(&term);
  }
  if (changed.empty()) {
    out += "\nAll terms keep their points.\n";
    if (calibration.difference.estimate.value_or(0) != 0) {
      append_wrapped(out,
                     "'after' differs all the same: it is by points fitted without a part of the "
                     "members each, and some of those fits changed points.");
    }
    return;
  }
  std::ranges::stable_sort(changed, [](const CalibratedTerm* a, const CalibratedTerm* b) {
    return change_of(*a) > change_of(*b);
  });
  print(out, "\nWhat changed most, of {}\n  {:>7} {:>7} {:>7} {:>7}  term\n",
        counted(changed.size(), "changed term"), "before", "after", "change", "weight");
  changed.resize(std::min(changed.size(), kMostChanges));
  for (const CalibratedTerm* term : changed) {
    print(out, "  {:>7} {:>7} {:>7} {:>7}  {} ({})\n", to_string(term->before),
          to_string(term->after), with_sign(term->after - term->before), figure_text(term->weight),
          printable(term->name), printable(term->competency));
  }
  append_wrapped(out, fmt::format("The weight is what the whole term adds to {}. Many points with "
                                  "hardly any weight may be chance.",
                                  calibration.kind == OutcomeKind::binary
                                      ? "the log-odds of success"
                                      : "the outcome, in standard deviations"));
}

/// Appends a line with the names of the terms for which something holds, if there are any.
template <class Holds>
void append_names(std::string& out, const Calibration& calibration, std::string_view label,
                  Holds holds) {
  std::string names;
  for (const CalibratedTerm& term : calibration.terms) {
    if (holds(term)) names += (names.empty() ? "" : ", ") + printable(term.name);
  }
  if (!names.empty()) append_wrapped(out, fmt::format("{}: {}.", label, names));
}

/// Names the competencies that keep their points because none of their terms brings anything.
void append_kept(std::string& out, const Calibration& calibration) {
  std::string names;
  for (const auto& competency : calibration.model_before.competencies()) {
    const auto has_a_say = [&](const CalibratedTerm& term) {
      return term.competency == competency->name() && term.before > Points() && term.weight > 0;
    };
    if (std::ranges::any_of(calibration.terms, has_a_say)) continue;
    names += (names.empty() ? "" : ", ") + printable(competency->name());
  }
  if (names.empty()) return;
  append_wrapped(
      out, fmt::format("Kept as before, because nothing in it rises with the outcome: {}.", names));
}

/// Whether high totals of the old model go with low outcomes.
bool is_turned_round(const Calibration& calibration) {
  const double chance = calibration.kind == OutcomeKind::binary ? 0.5 : 0;
  return calibration.before.value_or(chance) < chance;
}

/// Says what members are no test, and of what.
void append_warnings(std::string& out, const Calibration& calibration) {
  const std::string old = printable(calibration.model_before.id());
  if (is_turned_round(calibration)) {
    append_wrapped(
        out,
        fmt::format(
            "By {}, high totals go with low outcomes, if anything, and no term gets "
            "points for those. If less of '{}' is better, as of customers lost, turn the outcome "
            "round: {}.",
            old, printable(calibration.outcome),
            calibration.kind == OutcomeKind::binary ? "write 1 for 0 and 0 for 1"
                                                    : "write it with the other sign"));
  }
  append_wrapped(out, fmt::format("Members that {} was fitted to are no test of it: ask 'ssi "
                                  "outcomes' about other members, or later outcomes.",
                                  printable(calibration.model.id())));
  if (Model::built_in(calibration.model_before.id())) return;
  append_wrapped(out,
                 fmt::format("If {} was itself fitted to these outcomes, 'before' flatters it: "
                             "start from the model that it came from.",
                             old));
}

void append_notes(std::string& out, const Calibration& calibration) {
  out += '\n';
  append_wrapped(out,
                 "These are associations in past data and no causes: territory, tenure and earlier "
                 "success may be behind both the signals and the outcome. Signals should be older "
                 "than the outcomes: success brings replies and connections too.");
  append_warnings(out, calibration);
  append_wrapped(out, "Bands and badges keep their limits, and may hold other shares of members.");
  if (calibration.is_optimal()) return;
  append_wrapped(out, fmt::format("The fits are not at their optimum, so nothing is shown: a "
                                  "condition is violated by {:.2g}.",
                                  calibration.largest_violation));
}

}  // namespace

std::string to_text(const Calibration& calibration) {
  std::string out;
  append_wrapped(out, verdict_of(calibration));
  print(out, "{}\n", to_text(*calibration.model.schema()));
  append_wrapped(out, fmt::format("calibrated from {} (fingerprint {}); {}",
                                  printable(calibration.model_before.id()),
                                  calibration.model_before.fingerprint(), members_of(calibration)));
  append_wrapped(out, freedom_of(calibration));
  append_comparison(out, calibration);
  append_changes(out, calibration);
  const std::size_t changes = out.size();
  append_names(out, calibration, "Left out, with 0.00 points",
               [](const CalibratedTerm& term) { return term.is_left_out(); });
  append_names(out, calibration, "Without a say, being the same for all these members",
               [](const CalibratedTerm& term) { return !term.varies; });
  append_kept(out, calibration);
  if (out.size() > changes) out.insert(changes, 1, '\n');
  append_notes(out, calibration);
  return out;
}

std::string to_toml(const Calibration& calibration) {
  std::string text = fmt::format(
      "Calibrated by ssi from {} (fingerprint {}) on the outcome '{}' of {}, lambda {}. Out of "
      "fold, {} {} before and {} after: {}.",
      calibration.model_before.id(), calibration.model_before.fingerprint(),
      printable(calibration.outcome), counted(calibration.members, "member"),
      calibration.lambda ? fmt::format("{:.6g}", *calibration.lambda) : "infinite",
      measure_of(calibration), figure_text(calibration.before), figure_text(calibration.after),
      to_string(calibration.verdict));
  text +=
      " Points are " + std::string(kCalibrationNotice) + ". Reasons are those of the old points.";
  std::string out;
  append_wrapped(out, text, "# ");
  return out + "#\n" + to_toml(calibration.model);
}

}  // namespace ssi
