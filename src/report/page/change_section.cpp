// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "report/page/numbers.hpp"
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

/// Where points lie in the waterfall: from the least to the highest of both totals and all sums
/// between them, with a twentieth of that beyond both ends.
class Lane {
 public:
  explicit Lane(const Change& change) : low_(change.before.hundredths()), high_(low_) {
    Points at = change.before;
    for (const Cause cause : kAllCauses) {
      at += change.points(cause);
      low_ = std::min<std::int64_t>(low_, at.hundredths());
      high_ = std::max<std::int64_t>(high_, at.hundredths());
    }
  }

  /// The place in hundredths of a percent.
  std::int64_t operator()(Points points) const {
    if (low_ == high_) return 50'00;
    const std::int64_t range = high_ - low_;
    return share_of(20 * (points.hundredths() - low_) + range, 22 * range);
  }

 private:
  std::int64_t low_;
  std::int64_t high_;
};

Fields::List causes_of(const Change& change, const Lane& lane) {
  Fields::List result;
  Points at = change.before;
  for (const Cause cause : kAllCauses) {
    const Points points = change.points(cause);
    if (points == Points()) continue;
    const std::int64_t left = lane(std::min(at, at + points));
    at += points;
    result.emplace_back()
        .set("cause_title", std::string(cause_title(cause)))
        .set("cause_why", cause_why(cause, change.models))
        .set("cause_points", difference_text(points))
        .set("cause_kind", std::string(kind_of(points)))
        .set("cause_left", trimmed(left))
        .set("cause_width", trimmed(lane(std::max(at, at - points)) - left));
  }
  return result;
}

std::vector<const ChangeLine*> largest_first(const Change& change) {
  std::vector<const ChangeLine*> result;
  for (const ChangeLine& line : change.lines) result.push_back(&line);
  std::ranges::stable_sort(result, [](const ChangeLine* a, const ChangeLine* b) {
    return size_of(a->points) > size_of(b->points);
  });
  return result;
}

/// Whether two lines tell of the same signal that moved.
bool share_move(const ChangeLine& a, const ChangeLine& b) {
  return std::ranges::any_of(a.values, [&b](const MovedSignal& moved) {
    return moved.before != moved.after &&
           std::ranges::find(b.values, moved.name, &MovedSignal::name) != b.values.end();
  });
}

/// Whether another term was moved by the same signals for the same cause, so that a sentence about
/// the signals alone would say the same of both.
bool is_repeated(const ChangeLine& line, std::span<const ChangeLine* const> lines) {
  if (line.is_adjustment() || line.cause == Cause::model) return false;
  return std::ranges::any_of(lines, [&line](const ChangeLine* other) {
    return other != &line && other->cause == line.cause && !other->is_adjustment() &&
           share_move(line, *other);
  });
}

/// Returns the lines as sentences. Where several terms read what moved, each names its term.
std::vector<std::string> sentences_of(std::span<const ChangeLine* const> lines,
                                      const ModelPair& models) {
  std::vector<std::string> result;
  for (const ChangeLine* const line : lines) result.push_back(sentence_of(*line, models));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_repeated(*lines[i], lines)) continue;
    const bool is_after = models.after().position(lines[i]->competency).has_value();
    print(result[i], " ({})",
          term_words(is_after ? models.after() : models.before(), lines[i]->competency,
                     lines[i]->term));
  }
  return result;
}

void set_lines(Fields& fields, const Change& change) {
  const std::vector<const ChangeLine*> lines = largest_first(change);
  const auto single = std::span(lines).first(std::min(lines.size(), kMostLines));
  const std::vector<std::string> sentences = sentences_of(single, change.models);
  Fields::List list;
  for (std::size_t i = 0; i < single.size(); ++i) {
    list.emplace_back()
        .set("line_words", sentences[i])
        .set("line_points", difference_text(single[i]->points))
        .set("line_kind", std::string(kind_of(single[i]->points)));
  }
  fields.set("has_lines", !list.empty());
  fields.set("lines", std::move(list));
  if (lines.size() == single.size()) {
    fields.set("lines_rest", false);
    return;
  }
  Points rest;
  for (const ChangeLine* const line : std::span(lines).subspan(single.size())) {
    rest += line->points;
  }
  fields.set("lines_rest",
             Fields()
                 .set("rest_words", fmt::format("{} together", counted(lines.size() - single.size(),
                                                                       "smaller cause")))
                 .set("rest_points", difference_text(rest)));
}

/// "10 places up"; "none".
std::string places_words(std::uint64_t from, std::uint64_t to) {
  if (from == to) return "none";
  return fmt::format("{} {}", counted(from > to ? from - to : to - from, "place"),
                     from > to ? "up" : "down");
}

struct RankWords {
  std::string words;
  std::string places;
  std::string why;
};

/// Of a member that has a standing on both sides.
RankWords moved_rank(const ChangedStanding& standing, const std::string& name) {
  const Standing& before = *standing.before;
  const Standing& after = *standing.after;
  RankWords result;
  if (before.rank == after.rank) {
    result.words = fmt::format("{}: rank {} of {}, as before", name, after.rank, after.members);
    result.places = "no change";
  } else {
    result.words = fmt::format("{}: from rank {} to rank {} of {}", name, before.rank, after.rank,
                               after.members);
    result.places = places_words(before.rank, after.rank);
  }
  if (standing.own) {
    result.why = fmt::format("{} by your own points, {} by what the others did",
                             places_words(before.rank, standing.own->rank),
                             places_words(standing.own->rank, after.rank));
  }
  return result;
}

RankWords rank_of(const ChangedCohort& cohort) {
  const ChangedStanding& standing = cohort.standing;
  const bool has_label = !cohort.label_before.empty() || !cohort.label_after.empty();
  const std::string& label = cohort.label_after.empty() ? cohort.label_before : cohort.label_after;
  const std::string name = capitalised(cohort_words(cohort.column, label));
  const bool is_other = cohort.label_before != cohort.label_after && !cohort.label_before.empty() &&
                        !cohort.label_after.empty();
  if (standing.before && standing.after && !is_other) return moved_rank(standing, name);
  RankWords result;
  if (is_other) {
    result.why = fmt::format("you moved here from {}", shown(cohort.label_before));
  }
  if (standing.after) {
    result.words =
        fmt::format("{}: rank {} of {}", name, standing.after->rank, standing.after->members);
    result.places = is_other ? "" : "new";
  } else if (standing.before) {
    result.words = fmt::format("{}: no rank any more", name);
    if (!is_other)
      result.why =
          fmt::format("before, rank {} of {}", standing.before->rank, standing.before->members);
  } else {
    result.words = fmt::format("{}: no rank", name);
    if (result.why.empty()) result.why = has_label ? "too few members" : "no label";
  }
  return result;
}

void set_ranks(Fields& fields, const std::vector<ChangedCohort>& cohorts) {
  Fields::List ranks;
  for (const ChangedCohort& cohort : cohorts) {
    RankWords words = rank_of(cohort);
    ranks.emplace_back()
        .set("rank_words", std::move(words.words))
        .set("rank_why", std::move(words.why))
        .set("rank_places", std::move(words.places));
  }
  fields.set("has_ranks", !ranks.empty());
  fields.set("ranks", std::move(ranks));
}

std::string change_words(const Change& change) {
  const auto cause = main_cause(change);
  if (!cause)
    return fmt::format("Nothing moved the total of {} points.", points_text(change.after));
  return fmt::format("From {} to {} points, {}.", points_text(change.before),
                     points_text(change.after), causes_words(change));
}

}  // namespace

std::string causes_words(const Change& change) {
  const auto cause = main_cause(change);
  if (!cause) return "nothing moved it";
  std::string result = fmt::format("mostly from {}", cause_words(*cause));
  const Points observed = change.points(Cause::observation);
  if (cause != Cause::observation && observed != Points()) {
    print(result, "; {} comes from data that were known on one side only",
          difference_text(observed));
  }
  return result;
}

void set_change(Fields& fields, const MemberPage& page) {
  if (!page.change) {
    fields.set("change", false);
    return;
  }
  const Change& change = page.change->change;
  const std::string before = page.change->day_before ? date_text(*page.change->day_before) : "";
  const Lane lane(change);
  Fields result;
  result.set("change_heading", "What changed" + (before.empty() ? "" : " since " + before));
  result.set("change_words", change_words(change));
  result.set("before_when", before);
  result.set("before_total", points_text(change.before));
  result.set("before_at", trimmed(lane(change.before)));
  result.set("after_when", page.day ? date_text(*page.day) : "");
  result.set("after_total", points_text(change.after));
  result.set("after_at", trimmed(lane(change.after)));
  result.set("causes", causes_of(change, lane));
  set_lines(result, change);
  set_ranks(result, page.change->cohorts);
  fields.set("change", std::move(result));
}

}  // namespace ssi::internal
