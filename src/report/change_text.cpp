// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/print.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::print;
using internal::with_sign;

/// Lines of a cause that are shown: all causes together are to fit a screen.
constexpr std::size_t kMostLines = 6;

std::string_view meaning_of(Cause cause) {
  constexpr std::string_view kMeanings[kCauses] = {
      "signals that are known on one side only", "what left the window",
      "what was done in the window", "profile and network as they stand", "the other model"};
  return kMeanings[static_cast<std::size_t>(cause)];
}

std::string text_of(const std::optional<std::uint32_t>& value) {
  return value ? std::to_string(*value) : "missing";
}

std::string text_of(const std::vector<MovedSignal>& signals) {
  std::string result;
  for (const MovedSignal& signal : signals) {
    if (!result.empty()) result += ", ";
    result += printable(signal.name) + ' ' + text_of(signal.before);
    if (signal.before != signal.after) result += " -> " + text_of(signal.after);
  }
  return result;
}

/// Says in words why a competency's points are not the sum of its terms'.
std::string text_of_adjustment(const ChangeLine& line, const ModelPair& models) {
  std::string result;
  if (line.renormalisation != Points()) result = "scaled to what was observed";
  if (line.clamp == Points()) return result;
  const Model& model = models.after().position(line.competency) && line.cause == Cause::model
                           ? models.after()
                           : models.before();
  const auto position = model.position(line.competency);
  print(result, "{}kept within 0.00 and {}", result.empty() ? "" : ", ",
        to_string(model.competencies()[*position]->maximum()));
  return result;
}

bool has_term(const Model& model, const ChangeLine& line) {
  const auto position = model.position(line.competency);
  if (!position) return false;
  const Competency& competency = *model.competencies()[*position];
  return line.term == line.competency ||
         std::ranges::find(competency.terms(), line.term, &Term::name) != competency.terms().end();
}

/// Says of a term that the change of model moved if only one of the models has it.
std::string_view side_of(const ChangeLine& line, const ModelPair& models) {
  if (line.cause != Cause::model || line.is_adjustment()) return "";
  if (!has_term(models.before(), line)) return " (only in the new model)";
  return has_term(models.after(), line) ? "" : " (only in the old model)";
}

void append_line(std::string& out, const ChangeLine& line, const ModelPair& models) {
  const std::string name = line.is_adjustment() || line.term == line.competency
                               ? printable(line.competency)
                               : printable(line.competency) + '.' + printable(line.term);
  print(out, "  {:>8}  {:<40} {}{}\n", with_sign(line.points), name,
        line.is_adjustment() ? text_of_adjustment(line, models) : text_of(line.values),
        side_of(line, models));
}

std::vector<const ChangeLine*> lines_of(const Change& change, Cause cause) {
  std::vector<const ChangeLine*> result;
  for (const ChangeLine& line : change.lines) {
    if (line.cause == cause) result.push_back(&line);
  }
  std::ranges::stable_sort(result, [](const ChangeLine* a, const ChangeLine* b) {
    return std::max(a->points, -a->points) > std::max(b->points, -b->points);
  });
  return result;
}

void append_cause(std::string& out, const Change& change, Cause cause) {
  const std::vector<const ChangeLine*> lines = lines_of(change, cause);
  if (lines.empty()) return;
  print(out, "\n{:>7}  {}: {}\n", with_sign(change.points(cause)), to_string(cause),
        meaning_of(cause));
  const std::size_t shown = lines.size() > kMostLines + 1 ? kMostLines : lines.size();
  Points rest;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < shown) {
      append_line(out, *lines[i], change.models);
    } else {
      rest += lines[i]->points;
    }
  }
  if (shown == lines.size()) return;
  print(out, "  {:>8}  in {}\n", with_sign(rest), counted(lines.size() - shown, "smaller line"));
}

void append_models(std::string& out, const ModelPair& models) {
  if (models.are_alike()) {
    print(out, "{}\n", to_text(*models.after().schema()));
  } else {
    print(out, "before by {}\n", to_text(*models.before().schema()));
    print(out, "after by {}\n", to_text(*models.after().schema()));
  }
}

template <class Figure>
void append_figures(std::string& out, std::string_view name, const ChangedStanding& standing,
                    Figure figure) {
  const auto part = [&](const std::optional<Standing>& each, std::string_view when) {
    if (each) print(out, "  {:<11} {:>8}  {}\n", name, figure(*each), when);
    if (each) name = "";
  };
  part(standing.before, "before");
  part(standing.own, "with the new total, the others as before");
  part(standing.after, "after");
}

void append_cohort(std::string& out, const ChangedCohort& cohort) {
  const bool has_moved = !cohort.label_before.empty() && !cohort.label_after.empty() &&
                         cohort.label_before != cohort.label_after;
  const std::string& label = cohort.label_after.empty() ? cohort.label_before : cohort.label_after;
  print(out, "\n{}", printable(cohort.column));
  if (has_moved) print(out, " {} ->", printable(cohort.label_before));
  if (!label.empty()) print(out, " {}", printable(label));
  const ChangedStanding& standing = cohort.standing;
  if (!standing.before && !standing.own && !standing.after) {
    print(out, ": {}\n",
          label.empty() ? "no label, so no standing" : "too few members for a standing");
    return;
  }
  out += '\n';
  append_figures(out, "rank", standing, [](const Standing& s) { return std::to_string(s.rank); });
  append_figures(out, "percentile", standing,
                 [](const Standing& s) { return to_string(s.percentile); });
}

}  // namespace

std::string to_text(const Change& change, std::string_view member_id,
                    std::span<const ChangedCohort> cohorts) {
  std::string out;
  if (!member_id.empty()) print(out, "{}: ", printable(member_id));
  print(out, "{} -> {} points ({}) of {}\n", to_string(change.before), to_string(change.after),
        with_sign(change.after - change.before), to_string(change.models.after().maximum()));
  append_models(out, change.models);
  if (change.lines.empty()) out += "\nnothing changed\n";
  for (const Cause cause : kAllCauses) append_cause(out, change, cause);
  for (const ChangedCohort& cohort : cohorts) append_cohort(out, cohort);
  return out;
}

std::string to_text(const OneSided& member, std::string_view member_id,
                    std::span<const ChangedCohort> cohorts) {
  std::string out;
  if (!member_id.empty()) print(out, "{}: ", printable(member_id));
  const Model& model = member.is_before ? member.models.before() : member.models.after();
  print(out, "{} of {} points {}\n", to_string(member.total), to_string(model.maximum()),
        member.is_before ? "before, and not there any more" : "after, and not there before");
  print(out, "{}\n", to_text(*model.schema()));
  for (const ChangedCohort& cohort : cohorts) append_cohort(out, cohort);
  return out;
}

}  // namespace ssi
