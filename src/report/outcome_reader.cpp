// SPDX-License-Identifier: MIT
#include "ssi/report/outcome_reader.hpp"

#include <spdlog/fmt/fmt.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "files/byte_source.hpp"
#include "report/json_field.hpp"
#include "ssi/error.hpp"

namespace ssi {
namespace {

using internal::JsonField;

constexpr std::uint64_t kSchemaVersion = 1;
/// A thousand competencies need a tenth of it.
constexpr std::size_t kMostBytes = std::size_t{1} << 20;
/// So that pages can compute with them.
constexpr double kMostNumber = 1e300;
/// The highest total of any model.
constexpr double kMostPoints = 655.35;

/// What means of outcomes may be.
struct Range {
  double low;
  double high;
};

Range means_of(OutcomeKind kind) {
  return kind == OutcomeKind::binary ? Range{0, 1} : Range{-kMostNumber, kMostNumber};
}

Points points_of(const JsonField& field) {
  const double points = field.number(0, kMostPoints);
  return Points::from_hundredths(static_cast<std::int32_t>(std::lround(points * 100)));
}

std::optional<double> number_of(const JsonField& field) {
  return field.number_or_null(-kMostNumber, kMostNumber);
}

Estimate estimate_of(const JsonField& field) {
  Estimate result{.estimate = number_of(field["estimate"]),
                  .low = number_of(field["low"]),
                  .high = number_of(field["high"])};
  if (const auto reason = field.find("reason")) result.reason = reason->text();
  return result;
}

RankCorrelation correlation_of(const JsonField& field, std::string_view name) {
  return {.estimate = field[name].number_or_null(-1, 1), .p = field["p"].number_or_null(0, 1)};
}

OutcomeKind kind_of(const JsonField& field) {
  const std::string kind = field.text();
  if (kind != "binary" && kind != "numeric") field.refuse("is not binary or numeric");
  return kind == "binary" ? OutcomeKind::binary : OutcomeKind::numeric;
}

OutcomeVerdict verdict_of(const JsonField& field) {
  const std::string verdict = field.text();
  if (verdict == "positive") return OutcomeVerdict::positive;
  if (verdict == "negative") return OutcomeVerdict::negative;
  if (verdict != "not shown") field.refuse("is not positive, negative or not shown");
  return OutcomeVerdict::not_shown;
}

AdjustedSlope adjusted_of(const JsonField& field) {
  return {.slope = estimate_of(field),
          .members = field["members"].count(),
          .strata = field["strata"].count(),
          .crude = number_of(field["crude"])};
}

std::vector<OutcomeTenth> tenths_of(const JsonField& list, const Range& means) {
  std::vector<OutcomeTenth> result;
  for (const JsonField& field : list.items()) {
    const std::uint64_t tenth = field["tenth"].count();
    const unsigned before = result.empty() ? 0 : result.back().tenth;
    if (tenth <= before || tenth > 10) field["tenth"].refuse("is not from 1 to 10, and rising");
    result.push_back({.tenth = static_cast<unsigned>(tenth),
                      .members = field["members"].count(),
                      .total_low = points_of(field["total_low"]),
                      .total_high = points_of(field["total_high"]),
                      .mean = field["mean"].number_or_null(means.low, means.high)});
  }
  return result;
}

OutcomeGroup group_of(const JsonField& field, std::string_view name, const Range& means) {
  if (field["group"].text() != name) field["group"].refuse(fmt::format("is not {}", name));
  return {.members = field["members"].count(),
          .mean = field["mean"].number_or_null(means.low, means.high)};
}

AdjustedGroups adjusted_groups_of(const JsonField& field, OutcomeKind kind) {
  const std::string_view measure = kind == OutcomeKind::binary ? "ratio" : "difference";
  if (field["measure"].text() != measure) {
    field["measure"].refuse(fmt::format("is not {}", measure));
  }
  return {.figure = estimate_of(field),
          .leaders = field["leaders"].count(),
          .laggards = field["laggards"].count(),
          .strata = field["strata"].count(),
          .left_out = field["strata_left_out"].count(),
          .crude = number_of(field["crude"])};
}

void read_slopes(const JsonField& report, OutcomeReport& result) {
  const JsonField slope = report["slope"];
  if (slope["per_points"].number() != 10) slope["per_points"].refuse("is not 10");
  result.slope = estimate_of(slope["crude"]);
  if (const auto adjusted = slope.find("adjusted")) {
    result.question.strata = report["strata"].text();
    result.adjusted_slope = adjusted_of(*adjusted);
  }
}

void read_groups(const JsonField& report, OutcomeReport& result) {
  const Range means = means_of(result.kind);
  const std::vector<JsonField> groups = report["groups"].items();
  if (groups.size() != 2) report["groups"].refuse("does not hold leaders and laggards");
  result.question.leaders_above = points_of(groups[0]["above"]);
  result.question.laggards_below = points_of(groups[1]["below"]);
  result.leaders = group_of(groups[0], "leaders", means);
  result.laggards = group_of(groups[1], "laggards", means);
  result.ratio = estimate_of(report["ratio"]);
  result.difference = estimate_of(report["difference"]);
  if (const auto adjusted = report.find("adjusted")) {
    result.adjusted = adjusted_groups_of(*adjusted, result.kind);
  }
}

void read_competencies(const JsonField& list, OutcomeReport& result) {
  for (const JsonField& field : list.items()) {
    result.competencies.push_back({.competency = field["competency"].text(),
                                   .correlation = correlation_of(field, "rank_correlation"),
                                   .p_holm = field["p_holm"].number_or_null(0, 1)});
  }
}

void read_members(const JsonField& report, OutcomeReport& result) {
  const Range means = means_of(result.kind);
  const JsonField left_out = report["left_out"];
  result.members = report["members"].count();
  result.left_out = {.without_outcome = left_out["without_outcome"].count(),
                     .only_in_scores = left_out["only_in_scores"].count(),
                     .only_in_outcomes = left_out["only_in_outcomes"].count()};
  result.mean = report["mean"].number(means.low, means.high);
  if (const auto tenths = report.find("tenths")) result.tenths = tenths_of(*tenths, means);
}

}  // namespace

OutcomeReport parse_outcome_report(std::string_view json, const std::string& file) {
  if (json.size() > kMostBytes) {
    throw DataError({.file = file, .line = 0, .column = {}, .cell = {}},
                    "is longer than 1 MiB, the most that outcomes may have");
  }
  constexpr std::string_view kExpected = "what 'ssi outcomes --json' writes";
  const nlohmann::json document = internal::parse_json(json, file, kExpected);
  const JsonField report(document, file, kExpected);
  if (report["schema_version"].count() != kSchemaVersion) {
    report["schema_version"].refuse("is not 1");
  }
  OutcomeReport result;
  result.question.outcome = report["outcome"].text();
  result.kind = kind_of(report["kind"]);
  result.verdict = verdict_of(report["verdict"]);
  read_members(report, result);
  read_slopes(report, result);
  result.rank_correlation = correlation_of(report["rank_correlation"], "estimate");
  if (const auto auc = report.find("auc")) result.auc = estimate_of(*auc);
  read_groups(report, result);
  read_competencies(report["competencies"], result);
  return result;
}

OutcomeReport load_outcome_report(const std::string& path) {
  internal::ByteSource source(path);
  std::string json;
  source.append_rest_to(json, kMostBytes);
  return parse_outcome_report(json, source.name());
}

}  // namespace ssi
