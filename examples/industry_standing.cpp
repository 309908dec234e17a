// SPDX-License-Identifier: MIT
//
// Ranks each member within its industry: what `ssi score --cohort industry` does, as a program.
//
//     industry_standing [DATA]     DATA: the folder of members.csv
#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ssi/cohort/cohort_counts.hpp"
#include "ssi/cohort/cohort_ranking.hpp"
#include "ssi/error.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/score_file.hpp"
#include "ssi/score.hpp"

namespace {

const std::string kColumn = "industry";

/// A member, as it is kept until everyone's rank is known.
struct Kept {
  std::string id;
  std::uint32_t industry;  ///< its number among the industries
  ssi::MemberScore score;
};

/// Scores one chunk of the file and adds its members to the industries and to `kept`.
void keep(const ssi::MemberChunk& chunk, const ssi::ScoreAggregator& score,
          ssi::CohortCounts& industries, std::vector<Kept>& kept) {
  const ssi::ScoreTable scores = score(chunk.members());
  const auto numbers = industries.add(chunk.labels(0), scores.totals());
  for (std::size_t row = 0; row < chunk.rows(); ++row) {
    kept.push_back({std::string(chunk.id(row)), numbers[row], scores.row(row)});
  }
}

void rank_file(const std::string& path) {
  const ssi::Model model = ssi::Model::standard();
  const ssi::ScoreAggregator score(model);
  ssi::RecordSource source(path);
  const ssi::MemberParser parser(source, model, {.required = {kColumn}});
  ssi::CohortCounts industries(model.maximum());
  std::vector<Kept> members;
  for (ssi::MemberChunk chunk; parser.next(source, chunk);) keep(chunk, score, industries, members);
  const ssi::CohortRanking ranking(std::move(industries));

  const ssi::ScoreTableWriter table(model, {.cohort_columns = {kColumn}});
  std::string out;
  table.append_header(out);
  for (const auto& [id, industry, score_of] : members) {
    // A member without a label belongs to no cohort. There is nothing for a cohort under 10 members
    // either: in so few, a rank gives away others' scores.
    const std::optional<ssi::Standing> standing = ranking.standing(industry, score_of.total);
    table.append(out, {id, score_of.competencies, score_of.total, score_of.coverage,
                       std::span(&standing, 1)});
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string data = argc > 1 ? argv[1] : "examples/data";
  try {
    rank_file(data + "/members.csv");
  } catch (const ssi::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
