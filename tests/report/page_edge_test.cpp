// SPDX-License-Identifier: MIT
// Pages of unusual models, cohorts and members are sound, and charts stay within their frames.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ssi/report.hpp"
#include "support/pages.hpp"
#include "support/random_members.hpp"
#include "support/random_models.hpp"

namespace ssi {
namespace {

using pages::read;

/// The number in front of a unit; a failure for anything else.
double number_of(const std::string& text) {
  char* end = nullptr;
  const double result = std::strtod(text.c_str(), &end);
  EXPECT_TRUE(end != text.c_str() && (*end == '\0' || std::string(end) == "%")) << text;
  return result;
}

void expect_path_within(const std::string& path) {
  std::string number;
  for (const char c : path + ' ') {
    if ((c >= '0' && c <= '9') || c == '.' || c == '-') {
      number += c;
    } else if (!number.empty()) {
      EXPECT_GE(number_of(number), 0) << path;
      EXPECT_LE(number_of(number), 100) << path;
      number.clear();
    }
  }
}

/// All shapes of all charts lie in their charts, and all bars in theirs.
void expect_sound(const std::string& html) {
  const pages::Document page = read(html);
  EXPECT_EQ(page.fault, "");
  double height = 0;
  for (const pages::Tag& tag : page.tags) {
    const auto& attributes = tag.attributes;
    if (tag.name == "svg" && attributes.contains("role"))
      height = number_of(attributes.at("height"));
    if (tag.name == "path") expect_path_within(attributes.at("d"));
    const bool is_shape = tag.name == "rect" || tag.name == "line" || tag.name == "text";
    for (const auto& [name, value] : attributes) {
      if (!is_shape) break;
      if (name == "x" && value == "-8") continue;  // beside the chart
      if (name == "x" || name == "x1" || name == "x2" || name == "width") {
        EXPECT_GE(number_of(value), 0) << tag.name;
        EXPECT_LE(number_of(value), 100.001) << tag.name;
      }
      if (name == "y" || name == "y1" || name == "y2") {
        EXPECT_GE(number_of(value), 0) << tag.name;
        EXPECT_LE(number_of(value), height) << tag.name;
      }
    }
    if (tag.name == "rect") {
      EXPECT_LE(number_of(attributes.at("x")) + number_of(attributes.at("width")), 100.001);
      EXPECT_LE(number_of(attributes.at("y")) + number_of(attributes.at("height")), height);
    }
    if (attributes.contains("style") && attributes.at("style").starts_with("--p:")) {
      const double share =
          number_of(attributes.at("style").substr(4, attributes.at("style").find('%') - 4));
      EXPECT_TRUE(share >= 0 && share <= 100) << attributes.at("style");
    }
  }
}

MemberPage page_of(const Model& model, const Member& member) {
  MemberPage page{.id = "m", .explanation = explain(model, member)};
  page.history = pages::history_of(page.explanation, 5);
  page.change = PageChange{.change = change(model, Member(), member)};
  return page;
}

TEST(PageEdges, AWholePageIsSound) { expect_sound(to_html(pages::whole_page())); }

TEST(PageEdges, ACohortOfOneMember) {
  MemberPage page = page_of(Model::standard(), pages::ada());
  PageCohort& cohort = page.cohorts.emplace_back(PageCohort{.column = "network"});
  cohort.totals.add(page.explanation.total);
  cohort.standing = Ranking(cohort.totals, 1).standing(page.explanation.total);
  const std::string html = to_html(page);
  expect_sound(html);
  EXPECT_NE(html.find("Top 100\u00A0% of your network"), std::string::npos);
}

TEST(PageEdges, ACohortOfEquals) {
  for (const Points total : {0.00_points, 37.00_points, 100.00_points}) {
    MemberPage page = page_of(Model::standard(), pages::ada());
    page.explanation.total = total;
    PageCohort& cohort = page.cohorts.emplace_back(PageCohort{.column = "team", .label = "N"});
    cohort.totals.add(total, 4'000'000'000U);
    cohort.standing = Ranking(cohort.totals).standing(total);
    expect_sound(to_html(page));
  }
}

TEST(PageEdges, AStandingWithoutTotals) {
  MemberPage page = page_of(Model::standard(), pages::ada());
  page.cohorts.push_back(
      {.column = "industry", .label = "Software", .standing = Standing{1, 50_percent, 10, 10}});
  const std::string html = to_html(page);
  expect_sound(html);
  EXPECT_NE(html.find("Top 10\u00A0% of Software: rank 1 of 10"), std::string::npos);
  EXPECT_EQ(html.find("standing-1-title"), std::string::npos) << "no chart";
}

TEST(PageEdges, AModelOfPenaltiesAndNothingElse) {
  const Model model({.id = "penalties-1",
                     .competencies = {std::make_shared<TermCompetency>(
                         "spam", "Send no spam", 1.00_points,
                         std::vector<Term>{{"messages", count(Signal::messages_sent), linear(10),
                                            -5.00_points}})}});
  const std::string html = to_html(page_of(model, {{Signal::messages_sent, 7}}));
  expect_sound(html);
  EXPECT_NE(html.find("\u22123.50"), std::string::npos) << "what the penalty costs";
  EXPECT_NE(html.find("+3.50"), std::string::npos) << "what keeping it at 0 gives back";
}

/// A formula that no terms express.
class Halved final : public Competency {
 public:
  std::string_view name() const noexcept override { return "halved"; }
  Points maximum() const noexcept override { return 10.00_points; }
  Points positive_points() const noexcept override { return 10.00_points; }
  std::vector<Signal> used_signals() const override { return {Signal::posts}; }
  void score(const MemberTable& members, std::span<Points> points,
             std::span<Points> observed) const noexcept override {
    for (std::size_t row = 0; row < members.rows(); ++row) {
      const auto posts = members.value(Signal::posts, row);
      points[row] = Points::from_hundredths(
          static_cast<std::int32_t>(posts.value_or(0) > 20 ? 10'00 : posts.value_or(0) * 50));
      observed[row] = posts ? 10.00_points : Points();
    }
  }
};

TEST(PageEdges, AFormulaWithoutTermsAndAModelWithoutBands) {
  const Model model({.id = "halved-1", .competencies = {std::make_shared<Halved>()}});
  const std::string html = to_html(page_of(model, {{Signal::posts, 6}}));
  expect_sound(html);
  EXPECT_NE(html.find("Halved"), std::string::npos);
  EXPECT_NE(html.find("6 posts"), std::string::npos);
  expect_sound(to_html(page_of(model, {})));
}

TEST(PageEdges, HugeNumbers) {
  Member member;
  for (const Signal signal : Model::standard().used_signals()) {
    member.set(signal, std::numeric_limits<std::uint32_t>::max());
  }
  MemberPage page = page_of(Model::standard(), member);
  page.plan = pages::plan_of(Model::standard(), pages::ada(), TargetTotal{45.00_points});
  for (std::uint64_t i = 0; i < 500; ++i) {
    page.plan->curve.push_back({std::numeric_limits<std::uint64_t>::max() - 500 + i,
                                Points::from_hundredths(static_cast<std::int32_t>(90'00 + i)), 1});
  }
  page.plan->report.plan.effort = std::numeric_limits<std::uint64_t>::max();
  expect_sound(to_html(page));
  page.plan->report.plan.effort = 0;
  expect_sound(to_html(page));
}

TEST(PageEdges, NothingObservedAtAll) {
  const std::string html = to_html(page_of(Model::standard(), {}));
  expect_sound(html);
  EXPECT_NE(html.find("Nothing is known of it."), std::string::npos);
  EXPECT_NE(html.find("0\u00A0% known"), std::string::npos);
}

TEST(PageEdges, DrawsAtMostAHundredStepsOfACurve) {
  MemberPage page = page_of(Model::standard(), pages::ada());
  page.plan = pages::plan_of(Model::standard(), pages::ada(), TargetTotal{45.00_points});
  const std::string html = to_html(page);
  std::size_t steps = 0;
  std::size_t own = 0;
  for (std::size_t at = 0; (at = html.find("<tr><td class=\"number\">", at)) != std::string::npos;
       ++at) {
    ++steps;
  }
  const std::string effort = std::to_string(page.plan->report.plan.effort);
  for (std::size_t at = 0;
       (at = html.find("<tr><td class=\"number\">" + effort + "<", at)) != std::string::npos;
       ++at) {
    ++own;
  }
  EXPECT_GT(steps, 50U);
  EXPECT_LE(steps, 100U);
  EXPECT_EQ(own, 1U) << "the plan is one of them";
}

TEST(PageEdges, PagesOfAnyModelAreSound) {
  Random random(14);
  for (int i = 0; i < 60; ++i) {
    SCOPED_TRACE(i);
    const Model model(random_definition(random));
    Member member;
    for (const Signal signal : model.used_signals()) {
      if (random.chance(70)) member.set(signal, static_cast<std::uint32_t>(random.below(200)));
    }
    MemberPage page = page_of(model, member);
    PageCohort& cohort = page.cohorts.emplace_back(PageCohort{.column = "team", .label = "N"});
    cohort.totals.add(page.explanation.total);
    cohort.totals.add(Points(), 3);
    cohort.totals.add(model.maximum(), 2);
    cohort.standing = Ranking(cohort.totals, 1).standing(page.explanation.total);
    expect_sound(to_html(page));
  }
}

/// A team's page with tenths of these means; nothing: too few members.
std::string page_of_means(OutcomeKind kind, const std::vector<std::optional<double>>& means) {
  const Model model = Model::standard();
  OutcomeReport outcomes{.kind = kind};
  for (std::size_t i = 0; i < means.size(); ++i) {
    outcomes.tenths.push_back({.tenth = static_cast<unsigned>(i + 1),
                               .members = 10,
                               .total_high = 655.35_points,
                               .mean = means[i]});
    outcomes.mean += means[i].value_or(0) / static_cast<double>(means.size());
  }
  TeamPage page{.report = report_team(model, "North", {}, CohortSet("industry", model))};
  page.outcomes = outcomes;
  return to_html(page);
}

TEST(PageEdges, OutcomesOfAnySize) {
  constexpr double kHuge = 1e300;
  const std::vector<std::vector<std::optional<double>>> all = {
      {0, 0, 0},          {1, 0, {}, 1},    {-1, -2, -3}, {-5, 0, 5, {}, 12},
      {kHuge, -kHuge, 1}, {1e-300, 2e-300}, {{}, {}},     {123456789.5, 1e12, -1e15},
  };
  for (const auto& means : all) {
    expect_sound(page_of_means(OutcomeKind::numeric, means));
  }
  const std::string binary = page_of_means(OutcomeKind::binary, {0.0, 0.5, 1.0});
  expect_sound(binary);
  EXPECT_NE(binary.find("height=\"120\""), std::string::npos) << "the highest";
  EXPECT_NE(binary.find("height=\"60\""), std::string::npos) << "half of it";
  EXPECT_NE(binary.find("height=\"2\""), std::string::npos) << "none, but there";
}

}  // namespace
}  // namespace ssi
