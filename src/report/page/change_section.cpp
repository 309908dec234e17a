// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "report/cause_words.hpp"
#include "report/page/charts.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

// What moved a member's score.

namespace ssi::internal {
namespace {

/// Lines that are shown one by one; the others are added up.
constexpr std::size_t kMostLines = 8;

Points size_of(Points points) { return std::max(points, -points); }

std::vector<const ChangeLine*> largest_first(const Change& change) {
  std::vector<const ChangeLine*> result;
  for (const ChangeLine& line : change.lines) result.push_back(&line);
  std::ranges::stable_sort(result, [](const ChangeLine* a, const ChangeLine* b) {
    return size_of(a->points) > size_of(b->points);
  });
  return result;
}

Fields line_fields(const ChangeLine& line, const ModelPair& models) {
  const bool is_after = models.after().position(line.competency).has_value();
  const Model& model = is_after ? models.after() : models.before();
  Fields result;
  result.set("text", sentence_of(line, models));
  result.set("points", with_sign(line.points));
  result.set("term",
             line.is_adjustment() ? std::string() : term_title(model, line.competency, line.term));
  result.set("competency", competency_title(model, line.competency));
  return result;
}

void set_lines(Fields& fields, const Change& change) {
  const std::vector<const ChangeLine*> lines = largest_first(change);
  const std::size_t shown = lines.size() > kMostLines + 1 ? kMostLines : lines.size();
  Fields::List list;
  Points rest;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < shown) {
      list.push_back(line_fields(*lines[i], change.models));
    } else {
      rest += lines[i]->points;
    }
  }
  fields.set("lines", std::move(list));
  fields.set("rest", lines.size() > shown
                         ? fmt::format("{} in {}", with_sign(rest),
                                       counted(lines.size() - shown, "smaller change"))
                         : "");
}

std::vector<WaterfallStep> steps_of(const Change& change) {
  std::vector<WaterfallStep> result;
  result.push_back({"Before", {}, change.before, true});
  Points at = change.before;
  for (const Cause cause : kAllCauses) {
    const Points points = change.points(cause);
    if (points == Points()) continue;
    result.push_back({std::string(title_of(cause)), at, at + points, false});
    at += points;
  }
  result.push_back({"After", {}, change.after, true});
  return result;
}

Fields::List causes_of(const Change& change) {
  Fields::List result;
  for (const Cause cause : kAllCauses) {
    if (change.points(cause) == Points()) continue;
    Fields& fields = result.emplace_back();
    fields.set("title", std::string(title_of(cause)));
    fields.set("meaning", std::string(meaning_of(cause)));
    fields.set("points", with_sign(change.points(cause)));
  }
  return result;
}

/// "Rank 9 of 112, after 12. Your own points moved it from 12 to 10, those of others from 10 to 9."
std::string ranks_text(const ChangedStanding& standing) {
  const auto& [before, own, after] = standing;
  if (!after)
    return before ? fmt::format("Rank {} of {} before", before->rank, before->members) : "";
  if (!before) return fmt::format("Rank {} of {}", after->rank, after->members);
  std::string result = before->rank == after->rank
                           ? fmt::format("Rank {} of {}, as before.", after->rank, after->members)
                           : fmt::format("Rank {} of {}, after {} of {}.", after->rank,
                                         after->members, before->rank, before->members);
  if (!own) return result;
  const auto part = [](std::uint64_t from, std::uint64_t to) {
    return from == to ? fmt::format("left it at {}", to)
                      : fmt::format("moved it from {} to {}", from, to);
  };
  print(result, " Own points {}, those of others {}.", part(before->rank, own->rank),
        part(own->rank, after->rank));
  return result;
}

Fields cohort_fields(const ChangedCohort& cohort) {
  const std::string& label = cohort.label_after.empty() ? cohort.label_before : cohort.label_after;
  const bool has_moved = !cohort.label_before.empty() && !cohort.label_after.empty() &&
                         cohort.label_before != cohort.label_after;
  std::string name = capitalised(spaced(cohort.column));
  if (!label.empty()) name += ' ' + shown(label);
  if (has_moved) name += fmt::format(" (before: {})", shown(cohort.label_before));
  std::string text = ranks_text(cohort.standing);
  if (text.empty()) {
    text = label.empty() ? "No label, so no standing." : "Too few members for a standing.";
  }
  return Fields().set("label", std::move(name)).set("text", std::move(text));
}

}  // namespace

void set_change(Fields& fields, const MemberPage& page) {
  if (!page.change) {
    fields.set("change", false);
    return;
  }
  const Change& change = page.change->change;
  Fields result;
  result.set("day_before", page.change->day_before ? date_text(*page.change->day_before) : "");
  result.set("before", to_string(change.before));
  result.set("after", to_string(change.after));
  result.set("difference", with_sign(change.after - change.before));
  result.set("nothing", change.lines.empty());
  Chart chart = waterfall_chart(steps_of(change), std::max(change.models.before().maximum(),
                                                           change.models.after().maximum()));
  result.set("chart", std::move(chart.svg));
  result.set("chart_text", std::move(chart.text));
  result.set("causes", causes_of(change));
  set_lines(result, change);
  Fields::List cohorts;
  for (const ChangedCohort& cohort : page.change->cohorts) cohorts.push_back(cohort_fields(cohort));
  result.set("cohorts", std::move(cohorts));
  fields.set("change", std::move(result));
}

}  // namespace ssi::internal
