// SPDX-License-Identifier: MIT
#include "ssi/report/text.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "ssi/report/notice.hpp"

namespace ssi {
namespace {

/// Appends to a text as fmt::format() makes it.
template <class... Args>
void print(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

std::string values_of(const ExplanationLine& line, const SignalCatalogue& signals) {
  std::string result;
  for (const SignalValue& s : line.values) {
    if (!result.empty()) result += ", ";
    result +=
        printable(signals[s.signal].name) + ' ' + (s.value ? std::to_string(*s.value) : "missing");
  }
  return result;
}

void append_line(std::string& out, const ExplanationLine& line, const SignalCatalogue& signals) {
  const std::string values = values_of(line, signals);
  if (!line.observed) {
    print(out, "  {:>7} {:>7} {:>7}  {:<27} not observed: {}\n", "-", to_string(line.full), "-",
          printable(line.name), values);
    return;
  }
  print(out, "  {:>7} {:>7} {:>7}  {:<27} {}\n", to_string(line.points), to_string(line.full),
        to_string(line.left()), printable(line.name), values);
}

void append_competency(std::string& out, const CompetencyExplanation& competency,
                       const SignalCatalogue& signals) {
  print(out, "\n{}: {} of {} ({})\n", printable(competency.title), to_string(competency.points),
        to_string(competency.maximum), printable(competency.name));
  print(out, "  {:>7} {:>7} {:>7}  term\n", "points", "full", "left");
  for (const ExplanationLine& line : competency.lines) append_line(out, line, signals);
  if (competency.renormalisation != Points()) {
    print(out, "  {:>7}                  scaled to what was observed\n",
          to_string(competency.renormalisation));
  }
  if (competency.clamp != Points()) {
    print(out, "  {:>7}                  kept within 0.00 and {}\n", to_string(competency.clamp),
          to_string(competency.maximum));
  }
}

std::string with_sign(Points difference) {
  return (difference > Points() ? "+" : "") + to_string(difference);
}

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

void append_means(std::string& out, const TeamReport& report) {
  const auto line = [&](std::string_view name, const std::string& team, const std::string& industry,
                        const std::string& difference) {
    print(out, "{:<24} {:>8}", name, team);
    if (!report.industry.empty()) print(out, " {:>8} {:>10}", industry, difference);
    out += '\n';
  };
  out += '\n';
  line("mean points", "team", "industry", "difference");
  const auto row = [&](std::string_view name, const TeamMeans& means) {
    line(printable(name), to_string(means.team), means.industry ? to_string(*means.industry) : "-",
         means.difference ? with_sign(*means.difference) : "-");
  };
  const auto competencies = report.model.competencies();
  for (std::size_t c = 0; c < competencies.size(); ++c) {
    row(competencies[c]->name(), report.competency_means(c));
  }
  row("total", report.total_means());
  const Competency& weakest = *competencies[report.weakest];
  print(out, "weakest: {}, {} of {} points\n", printable(weakest.name()),
        to_string(report.competency_means(report.weakest).team), to_string(weakest.maximum()));
}

void append_bands(std::string& out, const TeamReport& report) {
  const auto bands = report.model.bands();
  if (!bands.empty()) out += '\n';
  for (std::size_t b = 0; b < bands.size(); ++b) {
    print(out, "{:<24} {:>8} {:>8} %\n", printable(bands[b].name), report.cohort.in_band(b),
          to_string(report.cohort.share_in_band(b)));
  }
}

void append_leaderboard(std::string& out, const TeamReport& report) {
  const auto competencies = report.model.competencies();
  print(out, "\n{:>5} {:>8}", "rank", "total");
  std::vector<std::size_t> widths;
  for (const auto& competency : competencies) {
    const std::string name = printable(competency->name());
    widths.push_back(std::max<std::size_t>(8, name.size()));
    print(out, "  {:>8}", name);
  }
  out += "  member\n";
  for (const TeamMember& member : report.leaderboard) {
    print(out, "{:>5} {:>8}", member.rank, to_string(member.score.total));
    for (std::size_t c = 0; c < competencies.size(); ++c) {
      print(out, "  {:>{}}", to_string(member.score.competencies[c]), widths[c]);
    }
    print(out, "  {}\n", printable(member.id));
  }
}

}  // namespace

std::string to_text(const Explanation& explanation, std::string_view member_id) {
  std::string out;
  if (!member_id.empty()) print(out, "{}: ", printable(member_id));
  print(out, "{} of {} points", to_string(explanation.total), to_string(explanation.maximum));
  if (!explanation.band.empty()) print(out, ", {}", printable(explanation.band));
  for (const std::string_view badge : explanation.badges) print(out, ", {}", printable(badge));
  print(out, "; coverage {} %\n{}\n", to_string(explanation.coverage),
        to_text(*explanation.model.schema()));
  for (const CompetencyExplanation& competency : explanation.competencies) {
    append_competency(out, competency, explanation.model.catalogue());
  }
  return out;
}

std::string to_text(const TeamReport& report) {
  std::string out;
  print(out, "team {}: {}, {}\n", printable(report.name),
        counted(report.cohort.members(), "member"), to_text(*report.model.schema()));
  append_industry(out, report);
  append_means(out, report);
  append_bands(out, report);
  append_leaderboard(out, report);
  return out;
}

std::string to_text(const ScoreSchema& schema) {
  return fmt::format("model {} (fingerprint {}): {}", printable(schema.id),
                     printable(schema.fingerprint), kNotice);
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  if (count == 1) return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", count, one) : fmt::format("{} {}", count, many);
}

std::string printable(std::string_view text) { return internal::escaped(text); }

std::string visible_part(std::string_view text) {
  return internal::is_utf8(text) ? internal::visible_part(text) : std::string(text);
}

}  // namespace ssi
