// SPDX-License-Identifier: MIT
//
// Tables of outcomes: the reader accepts and refuses what a slow parser does, gives the same
// outcomes, and what is reported of them is numbers. Input: a byte whose lowest bit says whether
// there are strata, then the file.

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fuzz_input.hpp"
#include "slow_csv.hpp"
#include "ssi/cohort/cohort_set.hpp"
#include "ssi/error.hpp"
#include "ssi/evidence.hpp"
#include "ssi/files/outcome_file.hpp"
#include "ssi/report/outcomes.hpp"

namespace ssi::fuzz {
namespace {

struct Expected {
  OutcomeTable table;
  std::optional<SlowFault> fault;
};

/// What a cell says, NaN for nothing; no value: it is malformed.
std::optional<double> outcome_in(const std::string& cell) {
  if (cell.empty()) return std::numeric_limits<double>::quiet_NaN();
  const std::size_t begin = cell[0] == '-' ? 1 : 0;
  const std::size_t dot = std::min(cell.find('.'), cell.size());
  const auto are_digits = [](const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  };
  if (!are_digits(cell.substr(begin, dot - begin))) return std::nullopt;
  if (dot < cell.size() && !are_digits(cell.substr(dot + 1))) return std::nullopt;
  const double value = std::strtod(cell.c_str(), nullptr);  // of digits, in the "C" locale
  return std::abs(value) <= 1e100 ? std::optional(value) : std::nullopt;
}

Expected expect(std::string_view text, bool has_strata) {
  Expected expected;
  const SlowCsv csv = SlowCsvParser(text).parse();
  if (csv.records.empty()) {
    expected.fault = malformed_at(1);
    return expected;
  }
  const std::vector<std::string>& header = csv.records[0].cells;
  const auto position = [&header](const char* name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  const std::size_t id = position("member_id");
  const std::size_t outcome = position("outcome");
  const std::size_t label = position("region");
  if (!is_slow_header(header) || std::max(id, outcome) == header.size() ||
      (has_strata && label == header.size())) {
    expected.fault = {1, csv.records[0].last_line};
    return expected;
  }
  std::set<std::string> ids;
  for (std::size_t i = 1; i < csv.records.size(); ++i) {
    const SlowRecord& record = csv.records[i];
    const std::vector<std::string>& cells = record.cells;
    expected.fault = {record.first_line, record.last_line};
    if (cells.size() != header.size() || cells[id].empty() ||
        !std::all_of(cells.begin(), cells.end(), is_slow_text)) {
      return expected;
    }
    const auto value = outcome_in(cells[outcome]);
    if (!value || !ids.insert(cells[id]).second) return expected;
    expected.table.member_ids.push_back(cells[id]);
    expected.table.outcomes.push_back(*value);
    if (has_strata) expected.table.strata.push_back(cells[label]);
  }
  expected.fault.reset();
  if (csv.malformed_line) expected.fault = malformed_at(*csv.malformed_line);
  return expected;
}

bool are_equal(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

/// Reports outcomes beside totals that follow from the ids.
void report(const OutcomeTable& table) {
  std::vector<Points> totals;
  std::vector<double> outcomes;
  std::vector<std::uint32_t> strata;
  std::map<std::string, std::uint32_t> labels;
  for (std::size_t i = 0; i < table.member_ids.size(); ++i) {
    if (std::isnan(table.outcomes[i])) continue;
    const int size = static_cast<int>(table.member_ids[i].size());
    totals.push_back(Points::from_hundredths(size * table.member_ids[i].back()));
    outcomes.push_back(table.outcomes[i]);
    if (table.strata.empty()) continue;
    const auto number = static_cast<std::uint32_t>(labels.size());
    const std::string& label = table.strata[i];
    strata.push_back(label.empty() ? kNoLabel : labels.emplace(label, number).first->second);
  }
  try {
    const std::string json = to_json(report_outcomes(
        {.totals = totals, .outcomes = outcomes, .points = {{"same", totals}}, .strata = strata}));
    check(json.find("nan") == json.npos && json.find("inf") == json.npos, "no number");
  } catch (const EvidenceError&) {
    check(totals.size() < 20 || std::ranges::min(totals) == std::ranges::max(totals) ||
              std::ranges::min(outcomes) == std::ranges::max(outcomes),
          "refused for nothing");
  }
}

void run(FuzzInput input) {
  const bool has_strata = input.below(2) == 1;
  static MemoryFile file;
  const Expected expected = expect(input.rest(), has_strata);
  try {
    RecordSource source(file.path_of(input.rest()));
    const OutcomeTable table = read_outcomes(source, "outcome", has_strata ? "region" : "");
    check(!expected.fault, "accepted what must be refused");
    check(table.member_ids == expected.table.member_ids, "other ids");
    check(are_equal(table.outcomes, expected.table.outcomes), "other outcomes");
    check(table.strata == expected.table.strata, "other labels");
    report(table);
  } catch (const DataError& error) {
    check(expected.fault.has_value(), error.what());
    const std::size_t line = error.place().line;
    check(line >= expected.fault->first_line && line <= expected.fault->last_line, error.what());
  }
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ssi::fuzz::run({bytes, size});
  return 0;
}
