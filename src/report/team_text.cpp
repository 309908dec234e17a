// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "report/print.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::print;
using internal::with_sign;

void append_industry(std::string& out, const TeamReport& report) {
  if (report.industry.empty()) {
    out += "industry: nobody in the team has one\n";
    return;
  }
  print(out, "industry {}, as {} of the team: ", printable(report.industry), report.in_industry);
  if (report.peers) {
    print(out, "{}\n", counted(report.peers->members(), "member"));
  } else {
    print(out, "withheld for fewer than {}\n", counted(report.minimum, "member"));
  }
}

void append_weakest(std::string& out, const TeamReport& report) {
  if (!report.weakest) {
    out += "weakest: none, because nothing was observed\n";
    return;
  }
  const Competency& weakest = *report.model.competencies()[*report.weakest];
  print(out, "weakest: {}, {} of {} points", printable(weakest.name()),
        to_string(report.competency_means(*report.weakest).team), to_string(weakest.maximum()));
  const std::uint64_t observed = report.observed[*report.weakest];
  if (observed < report.cohort.members())
    print(out, "; observed of {}", counted(observed, "member"));
  out += '\n';
}

void append_means(std::string& out, const TeamReport& report) {
  const auto line = [&](std::string_view name, const std::string& team, const std::string& industry,
                        const std::string& difference) {
    print(out, "{:<24} {:>8}", name, team);
    if (!report.industry.empty()) print(out, " {:>8} {:>10}", industry, difference);
  };
  const auto row = [&](std::string_view name, const TeamMeans& means, bool is_observed) {
    line(printable(name), is_observed ? to_string(means.team) : "-",
         means.industry ? to_string(*means.industry) : "-",
         means.difference && is_observed ? with_sign(*means.difference) : "-");
    out += is_observed ? "\n" : "  nothing observed\n";
  };
  out += '\n';
  line("mean points", "team", "industry", "difference");
  out += '\n';
  const auto competencies = report.model.competencies();
  for (std::size_t c = 0; c < competencies.size(); ++c) {
    row(competencies[c]->name(), report.competency_means(c), report.observed[c] > 0);
  }
  row("total", report.total_means(), true);
  append_weakest(out, report);
}

void append_bands(std::string& out, const TeamReport& report) {
  const auto bands = report.model.bands();
  const std::uint64_t little_observed = report.bands.little_observed();
  if (!bands.empty() || little_observed > 0) out += '\n';
  for (std::size_t b = 0; b < bands.size(); ++b) {
    const auto share = report.bands.share_in_band(b);
    print(out, "{:<24} {:>8} {:>8} %\n", printable(bands[b].name), report.bands.in_band(b),
          share ? to_string(*share) : "-");
  }
  if (little_observed > 0) {
    print(out, "{:<24} {:>8}  coverage under {} %\n", "too little observed", little_observed,
          to_string(report.bands.minimum_coverage()));
  }
}

void append_total_bounds(std::string& out, const std::optional<PointBounds>& bounds) {
  print(out, " {:>8} {:>8}", bounds ? to_string(bounds->low) : "-",
        bounds ? to_string(bounds->high) : "-");
}

void append_leaderboard(std::string& out, const TeamReport& report) {
  const auto competencies = report.model.competencies();
  const bool has_bounds = std::ranges::any_of(report.leaderboard, [](const TeamMember& member) {
    return member.bounds && member.bounds->is_open();
  });
  print(out, "\n{:>5} {:>8}", "rank", "total");
  if (has_bounds) print(out, " {:>8} {:>8}", "low", "high");
  print(out, " {:>8}", "coverage");
  std::vector<std::size_t> widths;
  for (const auto& competency : competencies) {
    const std::string name = printable(competency->name());
    widths.push_back(std::max<std::size_t>(8, name.size()));
    print(out, "  {:>8}", name);
  }
  out += "  member\n";
  for (const TeamMember& member : report.leaderboard) {
    print(out, "{:>5} {:>8}", member.rank, to_string(member.score.total));
    if (has_bounds) append_total_bounds(out, member.bounds);
    print(out, " {:>8}", to_string(member.score.coverage));
    for (std::size_t c = 0; c < competencies.size(); ++c) {
      const bool is_observed = member.observed.empty() || member.observed[c];
      print(out, "  {:>{}}", is_observed ? to_string(member.score.competencies[c]) : "-",
            widths[c]);
    }
    print(out, "  {}", printable(member.id));
    if (report.is_little_observed(member)) {
      print(out, ", {}", internal::too_little_observed(member.score.coverage));
    }
    out += '\n';
  }
}

}  // namespace

std::string to_text(const TeamReport& report) {
  std::string out;
  print(out, "team {}: {}, mean coverage {} %, {}\n", printable(report.name),
        counted(report.cohort.members(), "member"), to_string(report.mean_coverage()),
        to_text(*report.model.schema()));
  append_industry(out, report);
  append_means(out, report);
  append_bands(out, report);
  append_leaderboard(out, report);
  return out;
}

}  // namespace ssi
