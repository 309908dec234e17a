// SPDX-License-Identifier: MIT
#include "team_text.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <iterator>

#include "printable.hpp"
#include "score_report.hpp"

namespace ssi::command {
namespace {

std::string with_sign(Points difference) {
  return (difference > Points() ? "+" : "") + to_string(difference);
}

std::string industry_text(const TeamReport& report, std::uint64_t minimum) {
  if (report.industry.empty()) return "industry: nobody in the team has one\n";
  std::string line = fmt::format("industry {}, as {} of the team: ", printable(report.industry),
                                 report.in_industry);
  line += report.peers ? fmt::format("{} members", report.peers->members())
                       : fmt::format("withheld for fewer than {} members", minimum);
  return line + '\n';
}

void append_means(std::string& out, const TeamReport& report, const Model& model) {
  const auto to = std::back_inserter(out);
  const auto line = [&](std::string_view name, const std::string& team, const std::string& industry,
                        const std::string& difference) {
    fmt::format_to(to, "{:<24} {:>8}", name, team);
    if (!report.industry.empty()) fmt::format_to(to, " {:>8} {:>10}", industry, difference);
    out += '\n';
  };
  out += '\n';
  line("mean points", "team", "industry", "difference");
  const auto row = [&](std::string_view name, const TeamMeans& means) {
    line(name, to_string(means.team), means.industry ? to_string(*means.industry) : "-",
         means.difference ? with_sign(*means.difference) : "-");
  };
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    row(model.competencies()[c]->name(), report.competency_means(c));
  }
  row("total", report.total_means());
  const Competency& weakest = *model.competencies()[report.weakest];
  fmt::format_to(to, "weakest: {}, {} of {} points\n", weakest.name(),
                 to_string(report.competency_means(report.weakest).team),
                 to_string(weakest.maximum()));
}

void append_leaderboard(std::string& out, const TeamReport& report, const Model& model) {
  const auto to = std::back_inserter(out);
  fmt::format_to(to, "\n{:>5} {:>8}", "rank", "total");
  for (const auto& competency : model.competencies()) {
    fmt::format_to(to, "  {:>8}", competency->name());
  }
  fmt::format_to(to, "  member\n");
  for (const TeamMember& member : report.leaderboard) {
    fmt::format_to(to, "{:>5} {:>8}", member.rank, to_string(member.score.total));
    for (std::size_t c = 0; c < model.competencies().size(); ++c) {
      const std::size_t width = std::max<std::size_t>(8, model.competencies()[c]->name().size());
      fmt::format_to(to, "  {:>{}}", to_string(member.score.competencies[c]), width);
    }
    fmt::format_to(to, "  {}\n", printable(member.id));
  }
}

}  // namespace

std::string team_text(const TeamReport& report, const Model& model, std::uint64_t minimum) {
  std::string out = "team " + printable(report.name) + ": " +
                    model_report(report.cohort.members(), report.cohort.schema());
  out += industry_text(report, minimum);
  append_means(out, report, model);
  if (!model.bands().empty()) out += '\n';
  for (std::size_t b = 0; b < model.bands().size(); ++b) {
    fmt::format_to(std::back_inserter(out), "{:<24} {:>8} {:>8} %\n", model.bands()[b].name,
                   report.cohort.in_band(b), to_string(report.cohort.share_in_band(b)));
  }
  append_leaderboard(out, report, model);
  return out;
}

}  // namespace ssi::command
