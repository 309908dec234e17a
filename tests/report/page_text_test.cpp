// SPDX-License-Identifier: MIT
// Whatever bytes a text has, it is text on a page, and stays in its place.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/report.hpp"
#include "support/pages.hpp"
#include "support/teams.hpp"

namespace ssi {
namespace {

using pages::read;

const std::vector<std::string> kHostile = {
    "</script><img src=x onerror=\"alert('1')\">",
    "\"><b onmouseover='x'>&amp;&#60;{{total}}{{{style}}}",
    "</title></style></desc></svg></p><h2>",
    "a\xE2\x80\xAE"
    "b\xE2\x81\xA9\xE2\x81\xA7",  // turns round, and ends isolates
    std::string("nul\0\x1B[2J\r\n\t", 10),
    "\xFF\xC3\x28\xED\xA0\x80\xF0\x9F\x98\xE2\x82",
    "--><!-- ]]> <?php",
};

bool is_utf8(std::string_view text) {
  // What the library makes of it is the same text only if it was UTF-8 without anything to hide.
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                                             : 4;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U) return false;
    }
    i += length;
  }
  return true;
}

/// The page is sound, has the elements of the harmless one, and no byte that is not for reading.
void expect_harmless(const std::string& html, const std::string& harmless) {
  const pages::Document page = read(html);
  const pages::Document other = read(harmless);
  EXPECT_EQ(page.fault, "");
  EXPECT_EQ(page.tags.size(), other.tags.size());
  EXPECT_EQ(page.sections(), other.sections());
  EXPECT_TRUE(is_utf8(html));
  EXPECT_EQ(html.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_EQ(html.find("\xE2\x81\xA9"), std::string::npos);
  for (const char c : html) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

/// The standard model in other words.
Model model_with(const std::string& text) {
  ModelDefinition definition = Model::standard().definition();
  std::vector<Term> terms;
  for (const Term& term : definition.competencies[0]->terms()) {
    terms.push_back(term);
    terms.back().reason = text;
  }
  definition.competencies[0] =
      std::make_shared<TermCompetency>("brand", text, 25.00_points, std::move(terms));
  return Model(definition);
}

ActionList actions_with(const std::string& text) {
  ActionListDefinition definition = ActionList::standard().definition();
  definition.unit = text;
  for (Action& action : definition.actions) action.title = text;
  return ActionList(definition);
}

MemberPage page_with(const std::string& text, const Model& model, const ActionList& actions) {
  MemberPage page = pages::whole_page();
  page.id = text;
  page.explanation = explain(model, pages::ada());
  for (PageCohort& cohort : page.cohorts) cohort.column = cohort.label = text;
  page.history = pages::history_of(page.explanation, 4);
  for (PageDay& day : page.history) day.model = text;
  page.history[0].model = "older-1";
  page.change->change = change(Model::standard(), pages::ada_before(), pages::ada());
  for (ChangedCohort& cohort : page.change->cohorts) {
    cohort.column = cohort.label_before = cohort.label_after = text;
  }
  const Planner planner(model, actions);
  page.plan = PagePlan{.report = report_plan(planner, pages::ada(),
                                             planner(pages::ada(), TargetTotal{45.00_points})),
                       .goal = text,
                       .curve = planner.curve(pages::ada())};
  page.notes = {text};
  return page;
}

/// A model may refuse a text; then it cannot come to a page.
template <class Make, class Harmless>
auto made_or(Make make, Harmless harmless) {
  try {
    return make();
  } catch (const Error&) {
    return harmless();
  }
}

MemberPage page_of(const std::string& text) {
  return page_with(text, made_or([&] { return model_with(text); }, [] { return model_with("x"); }),
                   made_or([&] { return actions_with(text); }, [] { return actions_with("x"); }));
}

TEST(PageText, IsTextWhateverItIs) {
  const std::string harmless = to_html(page_of("x"));
  for (const std::string& text : kHostile) {
    SCOPED_TRACE(printable(text));
    expect_harmless(to_html(page_of(text)), harmless);
  }
}

TEST(PageText, CanBeReadAsItIs) {
  const std::string html = to_html(page_of("Tom & \"Jerry\" <tj@example.org> 'x' \u00E9\u4E2D"));
  EXPECT_NE(html.find("<h1>Tom &amp; &quot;Jerry&quot; &lt;tj@example.org&gt; &#39;x&#39; "
                      "\u00E9\u4E2D</h1>"),
            std::string::npos);
}

TEST(PageText, HasReplacementsForWhatIsNoUtf8) {
  MemberPage page{.id = "a\xFFz \xF0\x9F\x98 \xED\xA0\x80 \xC3(",
                  .explanation = explain(Model::standard(), {})};
  const std::string r = "\xEF\xBF\xBD";
  EXPECT_NE(to_html(page).find("<h1>a" + r + "z " + r + " " + r + r + r + " " + r + "(</h1>"),
            std::string::npos)
      << "one for each beginning of a character, as browsers have it";
}

TEST(PageText, ShowsWhatHidesAndKeepsWhatJoins) {
  MemberPage page{
      .id = "a\xE2\x80\xAE\x1B\n\xE2\x80\x8B \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
      .explanation = explain(Model::standard(), {})};
  EXPECT_NE(to_html(page).find("<h1>a\\u{202e}\\x1B\\x0A\\u{200b} "
                               "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB</h1>"),
            std::string::npos);
}

TEST(PageText, IsolatesWhatIsWrittenFromRightToLeft) {
  MemberPage page{.id = "x", .explanation = explain(Model::standard(), pages::ada())};
  page.cohorts.push_back(pages::software(page.explanation.total));
  page.cohorts[0].label = "\u05EA\u05D5\u05DB\u05E0\u05D4";  // "software" in Hebrew
  EXPECT_NE(to_html(page).find("of \u2068\u05EA\u05D5\u05DB\u05E0\u05D4\u2069: rank"),
            std::string::npos);
}

TEST(PageText, IsTextOnATeamsPageToo) {
  const Model model = Model::standard();
  const auto page_of_team = [&](const std::string& text) {
    std::vector<TeamMember> members;
    CohortSet industries("industry", model);
    const std::string industry = is_utf8(text) ? text : "x";
    industries.add(industry, teams::score_of(10_points, 5_points, 8_points, 7_points));
    for (int i = 0; i < 3; ++i) members.push_back(teams::member(text, industry, 5_points));
    TeamPage page{.report = report_team(model, text, std::move(members), industries, 1)};
    page.has_before = true;
    page.moves = {{.member = 0, .before = 1_points, .cause = Cause::activity, .points = 2_points}};
    return to_html(page);
  };
  const std::string harmless = page_of_team("x");
  for (const std::string& text : kHostile) {
    SCOPED_TRACE(printable(text));
    expect_harmless(page_of_team(text), harmless);
  }
}

TEST(PageText, IsTextInAnIndexToo) {
  const auto index_of = [](const std::string& text) {
    return to_html(
        PageIndex{.model = Model::standard(),
                  .pages = {{.id = text, .file = text, .total = 3_points, .band = text}}});
  };
  const std::string harmless = index_of("x");
  for (const std::string& text : kHostile) {
    SCOPED_TRACE(printable(text));
    expect_harmless(index_of(text), harmless);
  }
}

}  // namespace
}  // namespace ssi
