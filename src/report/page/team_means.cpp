// SPDX-License-Identifier: MIT
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/page/bands.hpp"
#include "report/page/charts.hpp"
#include "report/page/numbers.hpp"
#include "report/page/shown.hpp"
#include "report/page/team_sections.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

// A team beside its industry: means and spread.

namespace ssi::internal {
namespace {

constexpr std::string_view kNone = "\u2013";

std::string means_words(const TeamReport& report) {
  std::string result;
  if (report.peers) {
    result = fmt::format("The team is compared with all {} of {}, its own included.",
                         counted(report.peers->members(), "member"), shown(report.industry));
  } else if (report.industry.empty()) {
    result = "Nobody in the team has an industry, so it is compared with none.";
  } else {
    result = fmt::format(
        "Most of the team are in {}, which has fewer than {}: too few to be "
        "compared with.",
        shown(report.industry), counted(report.minimum, "member"));
  }
  if (!report.weakest) return result;
  const Competency& weakest = *report.model.competencies()[*report.weakest];
  print(result, " The weakest competency is \u201C{}\u201D: {} of {} points.",
        shown(weakest.title()), points_text(report.competency_means(*report.weakest).team),
        maximum_text(weakest.maximum()));
  return result;
}

std::string note_of(const TeamReport& report, std::size_t position) {
  std::string result = report.weakest == position ? "the weakest" : "";
  const std::uint64_t observed = report.observed[position];
  if (observed < report.cohort.members()) {
    print(result, "{}known of {}", result.empty() ? "" : "; ", counted(observed, "member"));
  }
  return result;
}

Fields mean_fields(const TeamReport& report, std::size_t position) {
  const Competency& competency = *report.model.competencies()[position];
  const TeamMeans means = report.competency_means(position);
  const bool is_observed = report.observed[position] > 0;
  const bool is_compared = is_observed && means.industry && means.difference;
  Fields result;
  result.set("mean_title", shown(competency.title()));
  result.set("mean_maximum", maximum_text(competency.maximum()));
  result.set("mean_observed", is_observed);
  result.set("mean_share", share_text(means.team, competency.maximum()));
  result.set("mean_team", is_observed ? points_text(means.team) : std::string(kNone));
  result.set("mean_mark", is_compared ? share_text(*means.industry, competency.maximum()) : "");
  result.set("mean_industry", means.industry ? points_text(*means.industry) : std::string(kNone));
  result.set("mean_difference",
             is_compared ? difference_text(*means.difference) : std::string(kNone));
  result.set("mean_kind", std::string(is_compared ? kind_of(*means.difference) : "none"));
  result.set("mean_note", note_of(report, position));
  return result;
}

void set_total_means(Fields& fields, const TeamReport& report) {
  const TeamMeans means = report.total_means();
  const bool is_compared = means.industry && means.difference;
  fields.set("total_industry", is_compared ? points_text(*means.industry) : "");
  fields.set("total_difference", is_compared ? difference_text(*means.difference) : "");
  fields.set("total_kind", std::string(is_compared ? kind_of(*means.difference) : "none"));
  fields.set("spread_team", points_text(report.cohort.total().rounded_deviation()));
  fields.set("spread_industry",
             report.peers ? points_text(report.peers->total().rounded_deviation()) : "");
}

std::string middle_half(const Distribution& totals) {
  const std::array<Percent, 2> shares = {25_percent, 75_percent};
  const std::vector<Points> quartiles = totals.quantiles(shares);
  return fmt::format("between {} and {}", points_text(quartiles[0]), points_text(quartiles[1]));
}

std::string spread_words(const TeamReport& report) {
  if (report.cohort.members() == 0) return "The team has no members.";
  const PointStatistics& totals = report.cohort.total();
  std::string result = fmt::format("The team's totals lie between {} and {}, the middle half {}",
                                   points_text(totals.lowest()), points_text(totals.highest()),
                                   middle_half(report.cohort.totals()));
  if (report.peers) {
    print(result, "; the middle half of {} lies {}", shown(report.industry),
          middle_half(report.peers->totals()));
  }
  return result + '.';
}

void set_chart(Fields& fields, const TeamReport& report) {
  const Points maximum = report.model.maximum();
  const Bins team = bins_of(report.cohort.totals(), maximum);
  std::optional<Bins> industry;
  const std::string name = shown(report.name);
  ChartWords words{"distribution", "Totals of " + name,
                   fmt::format("Members of {} by total: {}.", name, bins_text(team, maximum))};
  if (report.peers) {
    const std::string peers = shown(report.industry);
    industry = bins_of(report.peers->totals(), maximum);
    words.title += " and of " + peers;
    print(words.figures, " Members of {} by total: {}.", peers, bins_text(*industry, maximum));
  }
  fields.set("distribution_title",
             report.peers ? "Share of the members by total" : "Members by total");
  fields.set("peers_name", report.peers ? shown(report.industry) : "");
  fields.set("histogram", team_chart(words, team, industry, maximum));
}

void set_bands(Fields& fields, const TeamReport& report) {
  Fields::List bands;
  const auto add = [&bands](std::string title, std::uint64_t members, std::string share) {
    bands.emplace_back()
        .set("band_title", std::move(title))
        .set("band_members", std::to_string(members))
        .set("band_share", std::move(share));
  };
  for (const std::size_t b : bands_by_total(report.model)) {
    const auto share = report.bands.share_in_band(b);
    add(capitalised(spaced_name(report.model.bands()[b].name)), report.bands.in_band(b),
        share ? to_string(*share) + "\u00A0%" : std::string(kNone));
  }
  if (!bands.empty() && report.bands.little_observed() > 0) {
    add("Too little known", report.bands.little_observed(), std::string(kNone));
  }
  fields.set("has_bands", !bands.empty());
  fields.set("bands", std::move(bands));
}

}  // namespace

void set_team_means(Fields& fields, const TeamReport& report) {
  fields.set("competencies_heading", report.peers ? "Against the industry" : "The competencies");
  fields.set("competencies_words", means_words(report));
  fields.set("industry", report.peers ? shown(report.industry) : "");
  Fields::List means;
  for (std::size_t c = 0; c < report.model.competencies().size(); ++c) {
    means.push_back(mean_fields(report, c));
  }
  fields.set("means", std::move(means));
  set_total_means(fields, report);
}

void set_team_spread(Fields& fields, const TeamReport& report) {
  fields.set("spread_words", spread_words(report));
  set_chart(fields, report);
  set_bands(fields, report);
}

}  // namespace ssi::internal
