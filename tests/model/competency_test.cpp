// SPDX-License-Identifier: MIT
#include "ssi/model/competency.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "ssi/model.hpp"
#include "ssi/model/standard/insights.hpp"
#include "support/random_members.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"
#include "support/standard_competency.hpp"

namespace ssi {
namespace {

TEST(Competency, TheStandardModelIsTheFourTablesInOrder) {
  const Model model = Model::standard();
  ASSERT_EQ(model.competencies().size(), 4u);
  for (std::size_t i = 0; i < 4; ++i) expect_table(*model.competencies()[i], spec::kStandard[i]);
}

TEST(Competency, StandardTermsAreASuitableStartForOthers) {
  std::vector<Term> terms = Insights::standard_terms();
  terms[0].points = 9.99_points;
  terms.pop_back();
  const Insights lighter(terms, 20.00_points);
  EXPECT_EQ(lighter.name(), "insights");
  EXPECT_EQ(lighter.maximum(), 20.00_points);
  EXPECT_EQ(lighter.terms().size(), 8u);
  EXPECT_EQ(lighter.terms()[0].points, 9.99_points);
  EXPECT_EQ(lighter.positive_points(), 25.00_points - 2.50_points + 4.99_points);
  EXPECT_EQ(Insights().terms()[0].points, 5.00_points) << "the standard one is as before";
}

TermCompetency mixed() {
  return TermCompetency(
      "mixed", "A bit of everything", 7.00_points,
      {{"posts", count(Signal::posts), logarithmic(36), 3.00_points, ""},
       {"rate", ratio(Signal::posts, Signal::shares, 2), linear(0.5), 2.00_points, ""},
       {"silence", difference(Signal::shares, Signal::posts), linear(9), -4.50_points, ""},
       {"photo", count(Signal::has_photo), linear(1), 1.00_points, ""}});
}

TEST(TermCompetency, IsWhatItWasBuiltFrom) {
  const TermCompetency competency = mixed();
  EXPECT_EQ(competency.name(), "mixed");
  EXPECT_EQ(competency.title(), "A bit of everything");
  EXPECT_EQ(competency.maximum(), 7.00_points);
  EXPECT_EQ(competency.positive_points(), 6.00_points) << "penalties are left out";
  EXPECT_EQ(competency.terms().size(), 4u);
  EXPECT_EQ(competency.parameters(), "");
}

TEST(TermCompetency, NamesEachSignalOnce) {
  const std::vector<Signal> signals = mixed().used_signals();
  EXPECT_EQ(signals.size(), 3u);
  EXPECT_EQ(std::set<Signal>(signals.begin(), signals.end()),
            (std::set<Signal>{Signal::posts, Signal::shares, Signal::has_photo}));
}

TEST(TermCompetency, ScoresABlockBeforeAnyClamp) {
  const TermCompetency competency = mixed();
  Random random(100);
  SCOPED_TRACE(random.trace());
  const auto members = MemberGenerator(Model::standard()).draw(random, 700);
  const TypedTable table(members, kStandardSignals, ColumnType::uint32, random);
  for (const std::size_t first : {0u, 1u, 65u}) {
    for (const std::size_t rows : {0u, 1u, 33u, 256u, 600u}) {
      std::vector<Points> points(rows, 555.55_points), observed(rows, 444.44_points);
      competency.score(table.table().slice(first, rows), points, observed);
      for (std::size_t i = 0; i < rows; ++i) {
        const reference::Sum sum = reference::sum_of_terms(competency.terms(), members[first + i]);
        ASSERT_EQ(points[i].hundredths(), sum.points) << i;
        ASSERT_EQ(observed[i].hundredths(), sum.observed) << i;
      }
    }
  }
}

TEST(TermCompetency, MayGiveMoreThanItsMaximumAndLessThanZero) {
  const TermCompetency competency("c", "C", 1.00_points,
                                  {{"a", count(Signal::posts), linear(1), 5.00_points, ""},
                                   {"b", count(Signal::shares), linear(1), -9.00_points, ""}});
  const std::vector<std::uint8_t> posts = {1, 1}, shares = {0, 1};
  std::vector<Column> columns(kStandardSignals);
  columns[index_of(Signal::posts)] = Column::of(std::span(posts));
  columns[index_of(Signal::shares)] = Column::of(std::span(shares));
  std::vector<Points> points(2), observed(2);
  competency.score(MemberTable(columns, 2), points, observed);
  EXPECT_EQ(points[0], 5.00_points);
  EXPECT_EQ(points[1], -4.00_points);
  EXPECT_EQ(observed[0], 5.00_points);
}

TEST(TermCompetency, ExplainsItselfALineATermInOrder) {
  const TermCompetency competency = mixed();
  const auto lines = competency.explain(Member{{Signal::posts, 12}, {Signal::has_photo, 1}});
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].name, "posts");
  EXPECT_TRUE(lines[0].observed);
  EXPECT_EQ(lines[0].points, 2.13_points);
  EXPECT_EQ(lines[0].full, 3.00_points);
  EXPECT_EQ(lines[0].left(), 0.87_points);
  EXPECT_EQ(lines[0].values, (SignalValues{{Signal::posts, 12}}));
  EXPECT_EQ(lines[1].name, "rate");
  EXPECT_FALSE(lines[1].observed);
  EXPECT_EQ(lines[1].points, Points());
  EXPECT_EQ(lines[1].full, 2.00_points);
  EXPECT_EQ(lines[1].left(), Points());
  EXPECT_EQ(lines[1].values, (SignalValues{{Signal::posts, 12}, {Signal::shares, {}}}));
  EXPECT_EQ(lines[2].name, "silence");
  EXPECT_FALSE(lines[2].observed);
  EXPECT_EQ(lines[2].full, -4.50_points);
  EXPECT_EQ(lines[3].points, 1.00_points);
  EXPECT_EQ(lines[3].left(), Points());
}

TEST(TermCompetency, APenaltysLineSaysWhatItCosts) {
  const auto lines = mixed().explain(Member{{Signal::posts, 1}, {Signal::shares, 4}});
  EXPECT_EQ(lines[2].points, -1.50_points);
  EXPECT_EQ(lines[2].full, -4.50_points);
  EXPECT_EQ(lines[2].left(), 1.50_points);
}

}  // namespace
}  // namespace ssi
