// SPDX-License-Identifier: MIT
//
// Ranks each member within its industry: what `ssi score --cohort industry` does, as a program.
//
//     industry_standing [DATA]     DATA: the folder of members.csv
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ssi/cohort.hpp"
#include "ssi/error.hpp"
#include "ssi/member_file.hpp"
#include "ssi/score.hpp"
#include "ssi/score_file.hpp"

namespace {

const std::string kColumn = "industry";

/// What is kept of a member until everyone's rank is known.
struct Kept {
  std::string id;
  std::string industry;
  std::vector<ssi::Points> competencies;
  ssi::Points total;
  ssi::Percent coverage;
};

/// Scores one chunk of the file and adds its members to `kept`.
void keep(const ssi::MemberChunk& chunk, const ssi::ScoreAggregator& score,
          std::vector<Kept>& kept) {
  std::vector<std::vector<std::uint16_t>> points(score.model().competencies().size());
  std::vector<std::uint16_t> total(chunk.rows());
  std::vector<std::uint16_t> coverage(chunk.rows());
  for (auto& column : points) column.resize(chunk.rows());
  score(chunk.members(),
        {.competencies = {points.begin(), points.end()}, .total = total, .coverage = coverage});
  for (std::size_t row = 0; row < chunk.rows(); ++row) {
    Kept& member = kept.emplace_back();
    member.id = chunk.id(row);
    member.industry = chunk.label_names(0)[chunk.labels(0)[row]];
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
  ssi::MemberReader reader(path, model, {kColumn});
  std::vector<Kept> members;
  for (ssi::MemberChunk chunk; reader.next(chunk);) keep(chunk, score, members);

  // A member without a label belongs to no cohort.
  std::map<std::string, ssi::Cohort> cohorts;
  for (const Kept& member : members) {
    if (!member.industry.empty()) cohorts[member.industry].add(member.total);
  }
  std::map<std::string, ssi::Ranking> rankings;
  for (const auto& [industry, cohort] : cohorts) rankings.emplace(industry, cohort);

  const ssi::ScoreTableWriter table(model, {kColumn});
  std::string out;
  table.append_header(out);
  for (const Kept& member : members) {
    const auto ranking = rankings.find(member.industry);
    // Nothing for a cohort under 10 members: in so few, a rank gives others' scores away.
    const std::optional<ssi::Standing> standing =
        ranking == rankings.end() ? std::nullopt : ranking->second.standing(member.total);
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
