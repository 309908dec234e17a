// SPDX-License-Identifier: MIT
#include "ssi/files/outcome_match.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "files/csv/column_finder.hpp"
#include "files/csv/record_cells.hpp"
#include "files/csv/spelling.hpp"
#include "files/id_check.hpp"
#include "ssi/cohort/cohort_set.hpp"

namespace ssi {
namespace {

/// Reads points as the score table has them, -?digits[.d[d]], of 10 million at most; further zeros
/// are what databases add.
std::optional<Points> parse_points(std::string_view cell) {
  constexpr std::int64_t kMost = 1'000'000'000;
  const bool is_negative = cell.starts_with('-');
  std::int64_t hundredths = 0;
  int decimals = -1;  // -1: before the decimal point
  bool has_digits = false;
  for (const char c : cell.substr(is_negative ? 1 : 0)) {
    if (c == '.' && decimals < 0 && has_digits) {
      decimals = 0;
    } else if (c < '0' || c > '9' || (decimals >= 2 && c != '0') || hundredths > kMost) {
      return std::nullopt;
    } else if (decimals < 2) {
      hundredths = hundredths * 10 + (c - '0');
      decimals += decimals >= 0 ? 1 : 0;
      has_digits = true;
    }
  }
  if (!has_digits || decimals == 0) return std::nullopt;
  for (int i = decimals < 0 ? 0 : decimals; i < 2; ++i) hundredths *= 10;
  if (hundredths > kMost) return std::nullopt;
  return Points::from_hundredths(static_cast<std::int32_t>(is_negative ? -hundredths : hundredths));
}

Points read_points(const internal::RecordCells& cells, std::size_t column) {
  const auto points = parse_points(cells[column]);
  if (!points) {
    cells.fail(column, std::string("is not a number of points with at most two decimals") +
                           internal::hint_of_decimal(cells[column]));
  }
  return *points;
}

}  // namespace

ScoreFile read_scores(RecordSource& source, const std::string& id_name) {
  ScoreFile scores;
  internal::ColumnFinder finder(source, scores.read_as);
  for (const std::string& name : {id_name, std::string("total")}) finder.take_exact(name);
  const std::size_t id = finder.find_id(id_name);
  const std::size_t total = finder.find("total");
  for (std::size_t i = id + 1; i < total; ++i) scores.competencies.push_back(source.header()[i]);
  scores.points.resize(scores.competencies.size());
  const auto parse_and_add = [&](const RecordText& text) {
    internal::RecordCells cells(source.name(), source.header(), text);
    std::vector<std::string_view> ids;  // views into the text and its cells
    const auto parse = [&] {
      while (cells.next()) {
        const std::string_view member = internal::read_id(cells, id);
        scores.totals.push_back(read_points(cells, total));
        for (std::size_t i = 0; i < scores.points.size(); ++i) {
          scores.points[i].push_back(read_points(cells, id + 1 + i));
        }
        ids.push_back(member);
      }
    };
    internal::parse_then(
        parse, [&] { internal::add_ids(scores.members, ids, source, text, source.header()[id]); });
  };
  for (RecordText text; source.read(text);) parse_and_add(text);
  return scores;
}

MatchedOutcomes match_outcomes(const ScoreFile& scores, const OutcomeTable& outcomes) {
  MatchedOutcomes result{.competencies = scores.competencies};
  const std::vector<std::string_view> ids(outcomes.member_ids.begin(), outcomes.member_ids.end());
  std::vector<std::uint32_t> positions(ids.size());
  scores.members.find(ids, positions);
  std::vector<std::uint32_t> rows(scores.totals.size(), TextIndex::kNone);  // [member]: of outcomes
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (positions[i] == TextIndex::kNone) {
      ++result.left_out.only_in_outcomes;
    } else {
      rows[positions[i]] = static_cast<std::uint32_t>(i);
    }
  }
  TextIndex labels;
  std::vector<std::size_t> kept;
  for (std::size_t member = 0; member < rows.size(); ++member) {
    const std::uint32_t row = rows[member];
    if (row == TextIndex::kNone || std::isnan(outcomes.outcomes[row])) {
      LeftOut& left_out = result.left_out;
      ++(row == TextIndex::kNone ? left_out.only_in_scores : left_out.without_outcome);
      continue;
    }
    kept.push_back(member);
    result.totals.push_back(scores.totals[member]);
    result.outcomes.push_back(outcomes.outcomes[row]);
    if (outcomes.strata.empty()) continue;
    const std::string& label = outcomes.strata[row];
    result.strata.push_back(label.empty() ? kNoLabel : labels.find_or_add(label));
  }
  for (const std::vector<Points>& all : scores.points) {
    std::vector<Points>& points = result.points.emplace_back();
    points.reserve(kept.size());
    for (const std::size_t member : kept) points.push_back(all[member]);
  }
  return result;
}

}  // namespace ssi
