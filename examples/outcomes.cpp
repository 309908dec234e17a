// SPDX-License-Identifier: MIT
//
// Scores a file of members in memory, takes what became of them from another file, and says how
// both go together: here, deals that were won, among members of the same region.
//
//     outcomes [DATA]      DATA: the folder of members.csv and outcomes.csv
#include <cstdint>
#include <cstdio>
#include <string>
#include <unordered_map>
#include <vector>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/error.hpp"
#include "ssi/evidence.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/outcome_file.hpp"
#include "ssi/report.hpp"
#include "ssi/score.hpp"
#include "ssi/text_index.hpp"

namespace {

/// The total of each member of a file.
std::unordered_map<std::string, ssi::Points> totals_of(const std::string& path) {
  const ssi::ScoreAggregator score(ssi::Model::standard());
  std::unordered_map<std::string, ssi::Points> totals;
  ssi::RecordSource source(path);
  const ssi::MemberParser parser(source, score.model());
  for (ssi::MemberChunk chunk; parser.next(source, chunk);) {
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      totals.emplace(chunk.id(row), score(ssi::Member(chunk.members(), row)).total);
    }
  }
  return totals;
}

void run(const std::string& data) {
  const auto totals = totals_of(data + "/members.csv");
  ssi::RecordSource source(data + "/outcomes.csv");
  const ssi::OutcomeTable table = ssi::read_outcomes(source, "won", "region");

  std::vector<ssi::Points> scores;
  std::vector<double> won;
  std::vector<std::uint32_t> regions;
  ssi::TextIndex names;  // of regions
  for (std::size_t i = 0; i < table.member_ids.size(); ++i) {
    const auto total = totals.find(table.member_ids[i]);
    if (total == totals.end() || table.outcomes[i] != table.outcomes[i]) continue;  // NaN: unknown
    scores.push_back(total->second);
    won.push_back(table.outcomes[i]);
    regions.push_back(table.strata[i].empty() ? ssi::kNoLabel : names.find_or_add(table.strata[i]));
  }
  const ssi::OutcomeReport report =
      ssi::report_outcomes({.totals = scores, .outcomes = won, .strata = regions},
                           {.outcome = "won", .strata = "region"});
  std::fputs(to_text(report).c_str(), stdout);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    run(argc > 1 ? argv[1] : "examples/data");
  } catch (const ssi::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
