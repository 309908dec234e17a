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
#include <vector>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/error.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/score_file.hpp"
#include "ssi/score.hpp"

namespace {

const std::string kColumn = "industry";

/// What is kept of a member until everyone's rank is known.
struct Kept {
  std::string id;
  std::uint32_t industry;  ///< its position among the industries
  std::vector<ssi::Points> competencies;
  ssi::Points total;
  ssi::Percent coverage;
};

/// Scores one chunk of the file and adds its members to the industries and to `kept`.
void keep(const ssi::MemberChunk& chunk, const ssi::ScoreAggregator& score,
          ssi::CohortSet& industries, std::vector<Kept>& kept) {
  std::vector<std::vector<std::uint16_t>> points(score.model().competencies().size());
  std::vector<std::uint16_t> total(chunk.rows());
  std::vector<std::uint16_t> coverage(chunk.rows());
  for (auto& column : points) column.resize(chunk.rows());
  const ssi::ScoreColumns scores{
      .competencies = {points.begin(), points.end()}, .total = total, .coverage = coverage};
  score(chunk.members(), scores);
  const auto positions = industries.add(chunk.labels(0), chunk.label_names(0), scores);
  for (std::size_t row = 0; row < chunk.rows(); ++row) {
    Kept& member = kept.emplace_back();
    member.id = chunk.id(row);
    member.industry = positions[chunk.labels(0)[row]];
    for (const auto& column : points) {
      member.competencies.push_back(ssi::Points::from_hundredths(column[row]));
    }
    member.total = ssi::Points::from_hundredths(total[row]);
    member.coverage = ssi::Percent::from_hundredths(coverage[row]);
  }
}

void rank_file(const std::string& path) {
  const ssi::Model model = ssi::Model::standard();
  const ssi::ScoreAggregator score(model);
  ssi::RecordSource source(path);
  const ssi::MemberParser parser(source, model, {.required = {kColumn}});
  ssi::CohortSet industries(kColumn, model);
  std::vector<Kept> members;
  for (ssi::MemberChunk chunk; parser.next(source, chunk);) keep(chunk, score, industries, members);

  std::vector<ssi::Ranking> rankings;
  for (std::uint32_t i = 0; i < industries.size(); ++i) {
    rankings.emplace_back(industries.cohort(i).totals());
  }

  const ssi::ScoreTableWriter table(model, {kColumn});
  std::string out;
  table.append_header(out);
  for (const Kept& member : members) {
    // A member without a label belongs to no cohort. There is nothing for a cohort under 10
    // members either: in so few, a rank gives others' scores away.
    std::optional<ssi::Standing> standing;
    if (member.industry != ssi::kNoLabel) {
      standing = rankings[member.industry].standing(member.total);
    }
    table.append(out, {member.id, member.competencies, member.total, member.coverage,
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
