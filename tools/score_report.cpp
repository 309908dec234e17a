// SPDX-License-Identifier: MIT
#include "score_report.hpp"

#include <spdlog/fmt/fmt.h>

#include <cmath>
#include <iterator>

#include "column_report.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {

std::string model_report(std::uint64_t members, const ScoreSchema& model) {
  return fmt::format("{}, {}\n", counted(members, "member"), to_text(model));
}

std::string speed_report(std::uint64_t members, double seconds) {
  const double rate = seconds > 0 ? static_cast<double>(members) / seconds : 0.0;
  return fmt::format("{:.3f} seconds, {} per second\n", seconds,
                     counted(static_cast<std::uint64_t>(std::round(rate)), "member"));
}

std::string score_report(const Model& model, const Cohort& everyone, const BandCounts& bands,
                         const MemberParser& parser, double seconds) {
  std::string out = model_report(everyone.members(), everyone.schema());
  const auto print = [&out]<class... Args>(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
  };
  print("{:<24} {:>8} {:>10} {:>8} {:>8}\n", "points", "mean", "deviation", "min", "max");
  const auto row = [&](std::string_view name, const PointStatistics& s) {
    print("{:<24} {:>8} {:>10} {:>8} {:>8}\n", printable(name), to_string(s.rounded_mean()),
          to_string(s.rounded_deviation()), to_string(s.lowest()), to_string(s.highest()));
  };
  for (std::size_t i = 0; i < model.competencies().size(); ++i) {
    row(model.competencies()[i]->name(), everyone.competency(i));
  }
  row("total", everyone.total());
  for (std::size_t i = 0; i < model.bands().size(); ++i) {
    const auto share = bands.share_in_band(i);
    print("{:<24} {:>8} {:>8} %\n", printable(model.bands()[i].name), bands.in_band(i),
          share ? to_string(*share) : "-");
  }
  if (bands.little_observed() > 0) {
    print("{:<24} {:>8}  coverage under {} %\n", "too little observed", bands.little_observed(),
          to_string(bands.minimum_coverage()));
  }
  return out + column_report(parser) + speed_report(everyone.members(), seconds);
}

}  // namespace ssi::command
