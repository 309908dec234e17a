// SPDX-License-Identifier: MIT
//
// Scores one member and says where its points come from and what is left to earn.
#include <algorithm>
#include <cstdio>
#include <span>
#include <string>

#include "ssi/explain/explanation.hpp"
#include "ssi/member.hpp"
#include "ssi/model.hpp"
#include "ssi/score.hpp"

int main() {
  using ssi::Signal;

  // A signal that is not set is missing, which is not the same as zero: this member has no premium
  // tool.
  const ssi::Member ada{
      {Signal::has_photo, 1},         {Signal::has_headline, 1},
      {Signal::has_summary, 0},       {Signal::positions, 2},
      {Signal::skills, 12},           {Signal::posts, 4},
      {Signal::post_reactions, 60},   {Signal::people_searches, 25},
      {Signal::days_active, 41},      {Signal::shares, 9},
      {Signal::comments_made, 17},    {Signal::connections, 310},
      {Signal::people_contacted, 30}, {Signal::decision_makers_contacted, 9},
      {Signal::messages_sent, 28},    {Signal::messages_answered, 11},
  };

  const ssi::ScoreAggregator score(ssi::Model::standard());
  const ssi::MemberScore result = score(ada);
  std::printf("total %s, shown as %d; band %s; coverage %s %%\n", to_string(result.total).c_str(),
              result.total.rounded(), score.model().band(result.total)->name.c_str(),
              to_string(result.coverage).c_str());

  // The explanation adds up to the score exactly. Lines come with the most points left first.
  const ssi::Explanation why = score.explain(ada);
  for (const ssi::CompetencyExplanation& competency : why.competencies) {
    std::printf("\n%s: %s of %s\n", competency.title.c_str(), to_string(competency.points).c_str(),
                to_string(competency.maximum).c_str());
    const std::size_t shown = std::min<std::size_t>(3, competency.lines.size());
    for (const ssi::ExplanationLine& line : std::span(competency.lines).first(shown)) {
      const std::string name(line.name);
      if (line.observed) {
        std::printf("  %-26s %5s points, %5s left\n", name.c_str(), to_string(line.points).c_str(),
                    to_string(line.left()).c_str());
      } else {
        std::printf("  %-26s not observed\n", name.c_str());
      }
    }
  }
  std::printf("\nmodel %s (%s): an open index, not LinkedIn's\n", score.model().id().c_str(),
              score.model().fingerprint().c_str());
}
