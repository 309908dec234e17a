// SPDX-License-Identifier: MIT
// A member's page: the sections, and that their figures are the library's.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ssi/report.hpp"
#include "support/pages.hpp"

namespace ssi {
namespace {

using pages::read;
using pages::whole_page;

using Names = std::vector<std::string>;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Points as a page shows them: the library's text, with a minus of Unicode.
std::string shown(Points points) {
  std::string text = to_string(points);
  if (text.front() == '-') text.replace(0, 1, "\u2212");
  return text;
}

MemberPage bare_page() {
  return {.id = "ada", .explanation = explain(Model::standard(), pages::ada())};
}

TEST(MemberPage, HasItsSectionsFromTopToBottom) {
  const pages::Document page = read(to_html(whole_page()));
  EXPECT_EQ(page.fault, "");
  EXPECT_EQ(page.sections(),
            (Names{"competencies", "standing", "history", "changes", "plan", "terms", "reading"}));
}

TEST(MemberPage, LeavesOutWhatItHasNoDataFor) {
  const pages::Document page = read(to_html(bare_page()));
  EXPECT_EQ(page.fault, "");
  EXPECT_EQ(page.sections(), (Names{"competencies", "terms", "reading"}));
  for (const char* const word : {"Where you stand", "Over time", "What changed", "What to do"}) {
    EXPECT_FALSE(has(page.text, word)) << word;
  }
}

TEST(MemberPage, LeavesOutAHistoryOfOneDay) {
  MemberPage one = whole_page();
  one.history.resize(1);
  EXPECT_FALSE(has(to_html(one), "<section id=\"history\""));
}

TEST(MemberPage, IsASingleFileThatAsksForNothing) {
  const std::string html = to_html(whole_page());
  const pages::Document page = read(html);
  EXPECT_TRUE(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n")) << html.substr(0, 80);
  EXPECT_TRUE(has(html,
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'unsafe-inline'; img-src data:\">"));
  EXPECT_TRUE(page.all("script").empty());
  EXPECT_TRUE(page.all("img").empty());
  for (const pages::Tag& tag : page.tags) {
    EXPECT_FALSE(tag.attributes.contains("src")) << tag.name;
    for (const auto& [name, value] : tag.attributes) {
      EXPECT_FALSE(name.starts_with("on")) << tag.name << ' ' << name;
      const bool is_here = value.starts_with('#') || value == "data:,";
      EXPECT_TRUE(name != "href" || is_here) << value;
    }
  }
}

TEST(MemberPage, IsTheSameBytesForTheSameInput) {
  EXPECT_EQ(to_html(whole_page()), to_html(whole_page()));
}

TEST(MemberPage, ShowsTheTotalWithItsBounds) {
  const MemberPage page = whole_page();
  const Explanation& why = page.explanation;
  const std::string text = read(to_html(page)).text;
  EXPECT_TRUE(has(text, shown(why.total) + "  of 100 points")) << text.substr(0, 800);
  EXPECT_TRUE(has(text, "If nothing were missing, the total would be between " +
                            shown(why.bounds.low) + " and " + shown(why.bounds.high) + "."));
  EXPECT_TRUE(has(text, "Developing"));
  EXPECT_TRUE(has(text, "28 May 2024"));
  EXPECT_TRUE(has(text, why.model.fingerprint()));
  EXPECT_TRUE(has(text, "Nothing is known of the premium tool."));
}

TEST(MemberPage, ShowsWhatGapsCouldChangeOfEachCompetency) {
  const MemberPage page = bare_page();
  const std::string text = read(to_html(page)).text;
  for (const CompetencyExplanation& competency : page.explanation.competencies) {
    const std::string words = "If nothing were missing: between " + shown(competency.bounds.low) +
                              " and " + shown(competency.bounds.high) + ".";
    EXPECT_EQ(has(text, words), competency.bounds.is_open()) << competency.title;
  }
  EXPECT_TRUE(has(text, "hold whatever the missing data are"));
}

TEST(MemberPage, SaysNothingOfGapsWhereNothingIsMissing) {
  Member all;
  for (const Signal signal : Model::standard().used_signals()) all.set(signal, 3);
  MemberPage page{.id = "ada", .explanation = explain(Model::standard(), all)};
  page.cohorts.push_back(pages::software(page.explanation.total));
  const std::string text = read(to_html(page)).text;
  EXPECT_TRUE(has(text, "Nothing that could change the total is missing."));
  for (const char* const words : {"If nothing", "hold whatever", "no bounds of where"}) {
    EXPECT_FALSE(has(text, words)) << words;
  }
}

TEST(MemberPage, SaysWhatOwnGapsCouldChangeOfAStanding) {
  MemberPage page = whole_page();
  // Eleven others with 20, 24 .. 60; the member's total may be anything from 0 to 100.
  page.explanation.bounds = {0_points, 100_points};
  EXPECT_TRUE(
      has(read(to_html(page)).text,
          "If nothing of yours were missing, you would be between the top 9\u00A0% and the "
          "top 100\u00A0%, the others as scored. They have gaps too, so these are no bounds "
          "of where you truly stand."));
  // With 60.00 it would be level with the best; with 56.01 second of twelve.
  page.explanation.bounds = {56.01_points, 60.00_points};
  EXPECT_TRUE(has(read(to_html(page)).text, "between the top 9\u00A0% and the top 17\u00A0%"));
  page.explanation.bounds = {61.00_points, 62.00_points};
  EXPECT_TRUE(has(read(to_html(page)).text, "you would be in the top 9\u00A0%, the others"));
  page.cohorts[0].label.clear();
  EXPECT_FALSE(has(read(to_html(page)).text, "no bounds of where")) << "a network";
}

TEST(MemberPage, ShowsEveryPointOfTheExplanation) {
  const MemberPage page = bare_page();
  const std::string text = read(to_html(page)).text;
  for (const CompetencyExplanation& competency : page.explanation.competencies) {
    EXPECT_TRUE(has(text, competency.title + ": " + shown(competency.points) + " of 25"));
    for (const ExplanationLine& line : competency.lines) {
      const std::size_t at = text.find(line.term->reason);
      ASSERT_NE(at, std::string::npos) << line.name;
      const std::string row = text.substr(at, 300);
      EXPECT_TRUE(has(row, line.observed ? shown(line.points) : "not known")) << row;
      EXPECT_TRUE(has(row, shown(line.full))) << row;
      if (const auto step = next_step(line, page.explanation.model.catalogue())) {
        EXPECT_TRUE(has(row, ": +" + shown(step->points))) << row;
      }
    }
  }
}

TEST(MemberPage, SaysWhereMostPointsAreLeft) {
  const MemberPage page = bare_page();
  const std::string text = read(to_html(page)).text;
  for (const CompetencyExplanation& competency : page.explanation.competencies) {
    const ExplanationLine& most = competency.lines.front();
    ASSERT_GT(most.left(), Points());
    EXPECT_TRUE(has(text, title_of(*most.term) + "  " + shown(most.left()))) << most.name;
  }
}

TEST(MemberPage, SaysWhereTheMemberStands) {
  const MemberPage page = whole_page();
  const Standing& standing = *page.cohorts[0].standing;
  const std::string text = read(to_html(page)).text;
  EXPECT_TRUE(has(text, "Top " + std::to_string(standing.top_percent) +
                            "\u00A0% of Software: rank " + std::to_string(standing.rank) +
                            " of 12"));
  const Distribution& totals = page.cohorts[0].totals;
  EXPECT_TRUE(has(text, "between " + shown(totals.quantile(25_percent)) + " and " +
                            shown(totals.quantile(75_percent)) + " points; the median is " +
                            shown(totals.quantile(50_percent))));
  EXPECT_TRUE(has(text,
                  "North is too small to be compared with: in a cohort of fewer than 10 "
                  "members"));
}

TEST(MemberPage, SaysWhatChanged) {
  const MemberPage page = whole_page();
  const Change& change = page.change->change;
  const std::string text = read(to_html(page)).text;
  EXPECT_TRUE(has(text, "What changed since 30 April 2024"));
  EXPECT_TRUE(has(text, "From " + shown(change.before) + " to " + shown(change.after)));
  EXPECT_TRUE(has(text, "6 replies came in (Replies to messages)")) << "two terms read them";
  EXPECT_TRUE(has(text, "6 replies came in (Unanswered messages)"));
  EXPECT_TRUE(has(text, "4 fewer posts in the 90-day window"));
  EXPECT_TRUE(has(text, "1 more skill"));
  EXPECT_TRUE(has(text, "Profile photo added"));
  EXPECT_TRUE(has(text, "Now known: 1 group"));
  EXPECT_TRUE(has(text, "Software: from rank 12 to rank 10 of 20"));
  EXPECT_TRUE(has(text, "3 places up by your own points, 1 place down by what the others did"));
}

TEST(MemberPage, ShowsCausesThatAddUp) {
  const MemberPage page = whole_page();
  const std::string text = read(to_html(page)).text;
  for (const Cause cause : kAllCauses) {
    const Points points = page.change->change.points(cause);
    if (points == Points()) continue;
    EXPECT_TRUE(has(text, (points > Points() ? "+" : "") + shown(points))) << to_string(cause);
  }
}

TEST(MemberPage, SaysThatNothingChanged) {
  MemberPage page = whole_page();
  page.change->change = change(Model::standard(), pages::ada(), pages::ada());
  const pages::Document html = read(to_html(page));
  EXPECT_EQ(html.fault, "");
  EXPECT_TRUE(has(html.text, "Nothing moved the total of " + shown(page.explanation.total)));
}

TEST(MemberPage, NamesWhatLeftTheWindow) {
  MemberPage page = whole_page();
  Member aged = pages::ada_before();
  aged.set(Signal::posts, 2).set(Signal::messages_answered, 5);
  page.change->change = change(Model::standard(), pages::ada_before(), pages::ada(), &aged);
  const std::string text = read(to_html(page)).text;
  EXPECT_TRUE(has(text, "5 posts left the 90-day window")) << text;
  EXPECT_TRUE(has(text, "1 post came in"));
}

TEST(MemberPage, MarksWhereTheModelAndCoverageMoved) {
  const std::string text = read(to_html(whole_page())).text;
  EXPECT_TRUE(has(text, "9 January 2024: the model changed from older-1 to standard-1"));
  EXPECT_TRUE(has(text, "16 January 2024: what is known rose from 70\u00A0% to 80\u00A0%"));
  EXPECT_TRUE(has(text, "Week by week from 2 January 2024 to 23 January 2024."));
}

TEST(MemberPage, SaysWhatToDo) {
  const MemberPage page = whole_page();
  const Plan& plan = page.plan->report.plan;
  const std::string text = read(to_html(page)).text;
  EXPECT_TRUE(has(text, "The cheapest way to 45.00 points: " + std::to_string(plan.effort) +
                            " minutes (about "));
  EXPECT_TRUE(has(text, " hours) take you from " + shown(plan.total) + " to " +
                            shown(plan.planned_total) + " points."));
  for (const PlanReportAction& step : page.plan->report.steps) {
    const Action& action = page.plan->report.actions.actions()[step.action];
    const std::string row =
        action.title + "  " + std::to_string(step.times) + "  " + std::to_string(step.effort) + " ";
    const std::size_t at = text.find(row);
    ASSERT_NE(at, std::string::npos) << row;
    EXPECT_TRUE(has(text.substr(at, row.size() + 40), "+" + shown(step.gain))) << row;
  }
  for (const UnavailableAction& action : page.plan->report.unavailable) {
    EXPECT_TRUE(has(text, page.plan->report.actions.actions()[action.action].title));
  }
  EXPECT_TRUE(has(text, "not known: searches with the premium tool"));
  EXPECT_TRUE(has(text, "this project's own estimates: standard-actions-1"));
  EXPECT_TRUE(has(text, "proven to be the cheapest"));
}

/// A plan of four actions, of gains and efforts in the order of the standard list.
MemberPage page_of_steps(const std::vector<std::pair<Points, std::uint64_t>>& steps) {
  MemberPage page = whole_page();
  PlanReport& report = page.plan->report;
  report.steps.clear();
  for (const auto& [gain, effort] : steps) {
    report.steps.push_back(
        {.action = report.steps.size(), .times = 3, .effort = effort, .gain = gain});
  }
  return page;
}

/// Where the titles of actions stand in a page's table, by their positions in the list.
std::vector<std::size_t> places_of(const MemberPage& page) {
  const std::string text = read(to_html(page)).text;
  std::vector<std::size_t> result;
  for (const PlanReportAction& step : page.plan->report.steps) {
    result.push_back(text.find(page.plan->report.actions.actions()[step.action].title + "  3  "));
  }
  return result;
}

TEST(MemberPage, TellsFirstWhatGainsMostForItsEffort) {
  const MemberPage page =
      page_of_steps({{2.03_points, 360}, {0.75_points, 5}, {1.50_points, 30}, {1.50_points, 10}});
  const std::vector<std::size_t> places = places_of(page);
  EXPECT_LT(places[1], places[3]) << "as much for each minute, and less effort";
  EXPECT_LT(places[3], places[2]);
  EXPECT_LT(places[2], places[0]);
  const std::string first = page.plan->report.actions.actions()[1].title;
  EXPECT_TRUE(has(read(to_html(page)).text, "What to do first   " + first)) << first;
  EXPECT_TRUE(has(to_html(page), "3 times, 5 minutes: +0.75 points"));
}

TEST(MemberPage, KeepsTheListsOrderOfActionsThatAreAsGood) {
  const std::vector<std::size_t> places =
      places_of(page_of_steps({{0.50_points, 10}, {0.50_points, 10}, {0.10_points, 0}}));
  EXPECT_LT(places[2], places[0]) << "it takes nothing";
  EXPECT_LT(places[0], places[1]);
}

TEST(MemberPage, SaysManyMinutesAsHours) {
  const auto first = [](std::uint64_t effort) {
    return to_html(page_of_steps({{2.00_points, effort}}));
  };
  EXPECT_TRUE(has(first(119), "3 times, 119 minutes: +2.00 points"));
  EXPECT_TRUE(has(first(120), "3 times, 120 minutes (2 hours): +2.00 points"));
  EXPECT_TRUE(has(first(145), "3 times, 145 minutes (about 2.5 hours): +2.00 points"));
  EXPECT_TRUE(has(first(835), "3 times, 835 minutes (about 14 hours): +2.00 points"));
}

TEST(MemberPage, SaysThatAGoalIsOutOfReachOrReached) {
  MemberPage page = whole_page();
  page.plan = pages::plan_of(Model::standard(), pages::ada(), TargetTotal{100.00_points});
  page.plan->goal = "the band Leader";
  EXPECT_TRUE(has(to_html(page), "The band Leader is out of reach of these actions."));
  page.plan = pages::plan_of(Model::standard(), pages::ada(), TargetTotal{1.00_points});
  EXPECT_TRUE(has(to_html(page), "1.00 points is reached already: there is nothing to do."));
  page.plan = pages::plan_of(Model::standard(), pages::ada(), EffortBudget{31});
  EXPECT_TRUE(has(to_html(page),
                  "The best that can be done: " + std::to_string(page.plan->report.plan.effort) +
                      " minutes take you"));
}

TEST(MemberPage, SaysWhatWouldLiftCoverageWhenThereIsNoBand) {
  const Member little{{Signal::posts, 3}, {Signal::has_photo, 1}, {Signal::skills, 2}};
  MemberPage page{.id = "eve", .explanation = explain(Model::standard(), little)};
  ASSERT_TRUE(page.explanation.little_observed);
  page.plan = pages::plan_of(Model::standard(), little, TargetTotal{10.00_points});
  const std::string text = read(to_html(page)).text;
  EXPECT_TRUE(has(text, "Too little data for a band"));
  EXPECT_TRUE(has(text, "What to do first   Supply data: ")) << text;
  EXPECT_TRUE(has(text, "\u00A0% of the model's points known"));
  EXPECT_FALSE(has(text, "Weakest competency")) << "little data say little";
  EXPECT_TRUE(has(text, "of the model's points are known: this share is the coverage."));
  EXPECT_FALSE(has(text, "Laggard  ")) << "no band at the top";
  // 7.00 and 4.00 of the 100 points read the two signals of messages, and nothing else.
  EXPECT_TRUE(has(text, "If outreach messages and replies were known") ||
              has(text, "If replies and outreach messages were known"))
      << text;
}

TEST(MemberPage, SaysThatNoActionHelpsWhenTooLittleIsKnown) {
  const Member little{{Signal::posts, 2}};
  MemberPage page{.id = "eve", .explanation = explain(Model::standard(), little)};
  page.plan = pages::plan_of(Model::standard(), little, TargetTotal{10.00_points});
  page.plan->report.plan.actions = 0;
  page.plan->report.plan.goal = 10.00_points;
  page.plan->report.plan.planned_total = page.plan->report.plan.total;
  page.plan->report.steps.clear();
  const std::string text = read(to_html(page)).text;
  EXPECT_TRUE(has(text,
                  "10.00 points is out of reach: none of these actions brings points, for too "
                  "little is known to plan with."))
      << text;
  EXPECT_FALSE(has(text, "take you from"));
}

TEST(MemberPage, NamesNoWeakestOfOneCompetency) {
  MemberPage page = bare_page();
  EXPECT_TRUE(has(to_html(page), "Weakest competency"));
  for (std::size_t i = 1; i < page.explanation.competencies.size(); ++i) {
    page.explanation.competencies[i].observed = false;
  }
  EXPECT_FALSE(has(to_html(page), "Weakest competency"));
}

TEST(MemberPage, SaysWhatEarnsBandsAndBadges) {
  const Model model = Model::standard();
  const std::string text = read(to_html(bare_page())).text;
  EXPECT_TRUE(has(text, "Leader: 70.01 to 100; Developing: 30 to 70; Laggard: 0 to 29.99."));
  for (const Badge& badge : model.badges()) {
    const std::string title(model.competencies()[*model.position(badge.competency)]->title());
    EXPECT_TRUE(has(text, " points or more in \u201C" + title + "\u201D")) << badge.name;
  }
}

TEST(MemberPage, ListsEachRangeOfABand) {
  ModelDefinition definition = Model::standard().definition();
  definition.bands = {{.name = "middle", .above = 40.00_points, .below = 50.00_points},
                      {.name = "never", .above = 44.00_points, .below = 46.00_points},
                      {.name = "others"}};
  const MemberPage page{.id = "ada", .explanation = explain(Model(definition), pages::ada())};
  EXPECT_TRUE(has(read(to_html(page)).text,
                  "By the total. Others: 50 to 100 and 0 to 40; Middle: 40.01 to 49.99."));
}

TEST(MemberPage, NamesTheTermsThatReadTheSameSignals) {
  MemberPage page = whole_page();
  Member before = pages::ada();
  Member after = before;
  before.set(Signal::messages_sent, 28).set(Signal::messages_answered, 12);
  after.set(Signal::messages_sent, 22).set(Signal::messages_answered, 11);
  page.change->change = change(Model::standard(), before, after);
  const std::string text = read(to_html(page)).text;
  const auto names = [&text](const std::string& term) { return has(text, " (" + term + ")"); };
  EXPECT_TRUE(names("Replies to messages")) << text;
  EXPECT_TRUE(names("Unanswered messages")) << "in another order of the same signals";
}

TEST(MemberPage, SaysHowMuchComesFromNewData) {
  MemberPage page = whole_page();
  const Member before{{Signal::connections, 1}};
  const Member after{{Signal::connections, 310}, {Signal::has_photo, 1}};
  page.change->change = change(Model::standard(), before, after);
  const Change& moved = page.change->change;
  ASSERT_GT(moved.points(Cause::profile), moved.points(Cause::observation));
  ASSERT_GT(moved.points(Cause::observation), Points());
  EXPECT_TRUE(
      has(read(to_html(page)).text, "mostly from your profile and network; +" +
                                        shown(moved.points(Cause::observation)) +
                                        " comes from data that were known on one side only."));
}

TEST(MemberPage, FoldsManyNotes) {
  MemberPage page = bare_page();
  page.notes = {"One.", "Two."};
  EXPECT_FALSE(has(to_html(page), "<details class=\"kept\">"));
  page.notes.emplace_back("Three.");
  const pages::Document html = read(to_html(page));
  EXPECT_EQ(html.fault, "");
  EXPECT_TRUE(has(html.text, "3 notes on the data"));
  EXPECT_TRUE(has(html.text, "Three."));
}

TEST(MemberPage, StaysSmall) {
  MemberPage page = whole_page();
  page.history = pages::history_of(page.explanation, 2000);
  const std::string html = to_html(page);
  EXPECT_LT(html.size(), 150'000U);
  EXPECT_TRUE(has(html, "150 of 2000 days are shown."));
  EXPECT_TRUE(has(html, "2 January 2024"));  // the first
}

}  // namespace
}  // namespace ssi
