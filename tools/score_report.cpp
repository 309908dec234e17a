// SPDX-License-Identifier: MIT
#include "score_report.hpp"

#include <spdlog/fmt/fmt.h>

#include <iterator>

namespace ssi::command {

std::string listed(std::string_view label, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  std::string result = fmt::format("{} ({}): ", label, names.size());
  for (const std::string& name : names) {
    if (&name != &names.front()) result += ", ";
    for (const char c : name) result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  }
  return result + '\n';
}

std::string column_report(const MemberReader& reader) {
  return listed("columns that nothing uses", reader.unused_columns()) +
         listed("signals absent from the file", reader.absent_signals());
}

std::string score_report(const Model& model, const ScoreSummary& summary,
                         const MemberReader& reader, double seconds) {
  std::string out;
  const auto print = [&out]<class... Args>(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
  };
  const auto members = static_cast<double>(summary.members());
  print("{} members, model {} (fingerprint {}): an open index, not LinkedIn's\n", summary.members(),
        model.id(), model.fingerprint());
  print("{:<24} {:>8} {:>10} {:>8} {:>8}\n", "points", "mean", "deviation", "min", "max");
  const auto row = [&](std::string_view name, const Statistics& s) {
    print("{:<24} {:>8.2f} {:>10.2f} {:>8} {:>8}\n", name, s.mean, s.deviation, to_string(s.min),
          to_string(s.max));
  };
  for (std::size_t i = 0; i < model.competencies().size(); ++i) {
    row(model.competencies()[i]->name(), summary.competency(i));
  }
  row("total", summary.total());
  for (std::size_t i = 0; i < model.bands().size(); ++i) {
    const std::uint64_t in_band = summary.in_band(i);
    print("{:<24} {:>8} {:>8.2f} %\n", model.bands()[i].name, in_band,
          members > 0 ? 100 * static_cast<double>(in_band) / members : 0.0);
  }
  out += column_report(reader);
  print("{:.3f} seconds, {:.0f} members per second\n", seconds,
        seconds > 0 ? members / seconds : 0.0);
  return out;
}

}  // namespace ssi::command
