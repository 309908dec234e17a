// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_COHORT_SETS_HPP
#define SSI_TESTS_SUPPORT_COHORT_SETS_HPP

// Random scored members with labels, some empty, for the tests of cohorts by label.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/model.hpp"
#include "support/random_members.hpp"
#include "support/scoring.hpp"

namespace ssi {

struct Labelled {
  Labelled(std::uint64_t stream, std::size_t members, std::size_t names_wanted)
      : scores(model.competencies().size(), 0) {
    Random random(stream);
    const auto values = MemberGenerator(model).draw(random, members);
    const TypedTable table(values, kStandardSignals, ColumnType::uint32, random);
    scores = scores_of(ScoreAggregator(model), table.table());
    names = {"", "\xc3\x96l & Gas", "\xe6\x97\xa5\xe6\x9c\xac", "two\nlines, \"quoted\"", "z", "A"};
    while (names.size() < names_wanted + 1)
      names.push_back("label " + std::to_string(names.size()));
    for (std::size_t i = 0; i < members; ++i) {
      labels.push_back(
          static_cast<std::uint32_t>(random.index(random.chance(30) ? 3 : names.size())));
    }
  }

  const std::string& label(std::size_t member) const { return names[labels[member]]; }

  MemberScore score(std::size_t member) const {
    MemberScore result;
    for (const auto& points : scores.competencies) {
      result.competencies.push_back(Points::from_hundredths(points[member]));
    }
    result.total = Points::from_hundredths(scores.total[member]);
    return result;
  }

  /// The cohorts of the members [first, first + rows) by "team".
  CohortSet set(std::size_t first, std::size_t rows) const {
    Scores copy = scores;
    ScoreColumns columns = copy.columns();
    for (auto& points : columns.competencies) points = points.subspan(first, rows);
    columns.total = columns.total.subspan(first, rows);
    CohortSet result("team", model);
    result.add({std::span(labels).subspan(first, rows), names}, columns);
    return result;
  }

  Model model = Model::standard();
  Scores scores;
  std::vector<std::string> names;
  std::vector<std::uint32_t> labels;
};

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_COHORT_SETS_HPP
