// SPDX-License-Identifier: MIT
// The whole layout is pinned by the command's tests and the documentation.
#include "ssi/report/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ssi/report/notice.hpp"
#include "support/teams.hpp"

namespace ssi {
namespace {

using teams::industry_of;
using teams::member;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Printable, EscapesWhatATerminalObeys) {
  EXPECT_EQ(printable("m 1"), "m 1");
  EXPECT_EQ(printable(""), "");
  EXPECT_EQ(printable("a\n\x1B[2J\x7F"), "a\\x0A\\x1B[2J\\x7F");
  EXPECT_EQ(printable("caf\xC3\xA9 \xE2\x82\xAC"), "caf\xC3\xA9 \xE2\x82\xAC");
  EXPECT_EQ(printable("\xC2\x80|\xC2\x9B|\xC2\x9F"), "\\u{80}|\\u{9b}|\\u{9f}");
}

TEST(Printable, ShowsWhatCannotBeSeen) {
  EXPECT_EQ(printable("po\xE2\x80\x8Bsts"), "po\\u{200b}sts") << "of no width";
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b"),
            "a\\u{202e}b")
      << "right to left";
  EXPECT_EQ(printable("\xC2\xA0|\xE3\x80\x80"), "\\u{a0}|\\u{3000}") << "spaces";
  EXPECT_EQ(printable("\xEF\xBB\xBF|\xF3\xA0\x81\x81"), "\\u{feff}|\\u{e0041}");
  EXPECT_EQ(printable("\xF0\x9F\x8E\x89 \xD7\x90 \xE0\xA4\x95"),
            "\xF0\x9F\x8E\x89 \xD7\x90 \xE0\xA4\x95")
      << "letters and pictures of any script";
}

std::string utf8_of(char32_t c) {
  const auto byte = [](char32_t bits) {
    return static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 63))};
  if (c < 0x10000) return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63))};
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 63)), byte(0x80 | (c >> 6 & 63)),
          byte(0x80 | (c & 63))};
}

/// Default_Ignorable_Code_Point, of Unicode's DerivedCoreProperties.txt.
bool is_default_ignorable(char32_t c) {
  static constexpr char32_t kRanges[][2] = {
      {0xAD, 0xAD},       {0x34F, 0x34F},    {0x61C, 0x61C},   {0x115F, 0x1160}, {0x17B4, 0x17B5},
      {0x180B, 0x180F},   {0x200B, 0x200F},  {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
      {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3},
      {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
  return std::ranges::any_of(
      kRanges, [c](const char32_t(&range)[2]) { return range[0] <= c && c <= range[1]; });
}

TEST(Printable, EscapesTheCategoriesThatPythonKnows) {
  // A letter for each character: the second one of Cc, Cf, Zs, Zl and Zp, N of those that this
  // Python has no category for, and a point for all others.
  const std::string script =
      "import sys, unicodedata\n"
      "of = {'Cc': 'c', 'Cf': 'f', 'Zs': 's', 'Zl': 'l', 'Zp': 'p', 'Cn': 'N'}\n"
      "print(''.join(of.get(unicodedata.category(chr(c)), '.') for c in range(0x110000)))\n";
  std::FILE* python = ::popen(("python3 -c \"" + script + "\" 2> /dev/null").c_str(), "r");
  ASSERT_NE(python, nullptr);
  std::string kinds(0x110000, '\0');
  const std::size_t got = std::fread(kinds.data(), 1, kinds.size(), python);
  ::pclose(python);
  if (got < kinds.size()) GTEST_SKIP() << "no python3 here";
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;  // surrogates are no characters
    const bool is_hidden = kinds[c] != '.' && kinds[c] != 'N' && c != ' ';
    const bool is_escaped = printable(utf8_of(c)) != utf8_of(c);
    const bool is_blank_braille = c == 0x2800;
    if (kinds[c] == 'N' && !is_default_ignorable(c)) continue;
    ASSERT_EQ(is_escaped, is_hidden || is_default_ignorable(c) || is_blank_braille)
        << "U+" << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Counted, HasASingular) {
  EXPECT_EQ(counted(0, "member"), "0 members");
  EXPECT_EQ(counted(1, "member"), "1 member");
  EXPECT_EQ(counted(2, "member"), "2 members");
  EXPECT_EQ(counted(1, "industry", "industries"), "1 industry");
  EXPECT_EQ(counted(18'446'744'073'709'551'615U, "industry", "industries"),
            "18446744073709551615 industries");
}

TEST(Counted, TakesTheNounsOfASignal) {
  const SignalCatalogue signals;
  EXPECT_EQ(counted(1, signals[Signal::messages_answered]), "1 reply");
  EXPECT_EQ(counted(6, signals[Signal::messages_answered]), "6 replies");
  EXPECT_EQ(counted(0, signals[Signal::has_photo]), "0 profile photos");
  EXPECT_EQ(counted(1, signals[Signal::has_photo]), "1 profile photo");
  EXPECT_EQ(counted(3, signals[Signal::advanced_searches]), "3 searches with the premium tool");
  EXPECT_EQ(counted(4'294'967'295U, signals[Signal::posts]), "4294967295 posts");
  EXPECT_EQ(noun_of(1, signals[Signal::posts]), "post");
  EXPECT_EQ(noun_of(0, signals[Signal::posts]), "posts");
}

TEST(Counted, ShowsTheNameOfASignalWithoutNouns) {
  const SignalInfo talks = {.name = "talks_given_here"};
  EXPECT_EQ(counted(1, talks), "1 talks given here");
  EXPECT_EQ(counted(6, talks), "6 talks given here");
  EXPECT_EQ(noun_of(1, talks), "talks given here");
}

TEST(TitleOf, IsTheTitleOrTheNameWithSpaces) {
  Term term{"reply_rate_of_all", count(Signal::posts), linear(1), 1.00_points};
  EXPECT_EQ(title_of(term), "reply rate of all");
  term.title = "Replies";
  EXPECT_EQ(title_of(term), "Replies");
}

TEST(TitleOf, ALineIsThatOfItsTerm) {
  const Term term{"reply_rate", count(Signal::posts), linear(1), 1.00_points, "", "Replies"};
  EXPECT_EQ(title_of(ExplanationLine{.name = "reply_rate", .term = &term}), "Replies");
  EXPECT_EQ(title_of(ExplanationLine{.name = "my_formula"}), "my formula");
}

TEST(VisiblePart, IsWhatAReaderTakesANameFor) {
  EXPECT_EQ(visible_part("posts"), "posts");
  EXPECT_EQ(visible_part("\xEF\xBB\xBFpo\xE2\x80\x8Bsts"), "posts");
  EXPECT_EQ(visible_part("\xC2\xA0 posts \t"), "posts");
  EXPECT_EQ(visible_part("two words"), "two words");
  EXPECT_EQ(visible_part("\xE2\x80\x8B \xE2\x80\x8B"), "");
  EXPECT_EQ(visible_part("caf\xC3\xA9 \xC2"), "caf\xC3\xA9 \xC2") << "not UTF-8";
}

TEST(Printable, EscapesAllButAsciiOfWhatIsNotUtf8) {
  EXPECT_EQ(printable("caf\xC3\xA9 \xFF"), "caf\\xC3\\xA9 \\xFF");
  EXPECT_EQ(printable("cut \xC2"), "cut \\xC2");
  EXPECT_EQ(printable("\x9B"
                      "2J"),
            "\\x9B"
            "2J");
}

TEST(ExplanationText, SaysWhoseAndByWhichModel) {
  const Explanation why = explain(Model::standard(), Member{{Signal::posts, 36}});
  const std::string text = to_text(why, "ada\n");
  EXPECT_TRUE(text.starts_with(
      "ada\\x0A: 3.00 of 100.00 points, too little observed (3 %); coverage 3.00 %\n"))
      << text;
  EXPECT_TRUE(has(text, to_text(*why.model.schema()) + '\n'));
  EXPECT_TRUE(has(text, "     3.00    3.00    0.00  posts                       posts 36\n"));
}

TEST(ExplanationText, SaysWhatMissingSignalsCouldChange) {
  const std::string text = to_text(
      explain(Model::standard(), Member{{Signal::messages_sent, 200}, {Signal::connections, 500}}));
  EXPECT_TRUE(has(text, " %\nbetween 0.00 and 100.00 whatever the missing signals are\nmodel "))
      << text;
  EXPECT_TRUE(has(text, "(relationships), between 0.00 and 25.00\n"));
}

TEST(ExplanationText, IsSilentOnBoundsWhereNothingIsMissing) {
  Member member;
  for (const Signal signal : Model::standard().used_signals()) member.set(signal, 1);
  EXPECT_FALSE(has(to_text(explain(Model::standard(), member)), "between"));
  for (const Signal signal : Model::standard().competencies()[2]->used_signals()) {
    member.clear(signal);
  }
  const std::string text = to_text(explain(Model::standard(), member));
  EXPECT_TRUE(has(text, "(insights), between 0.00 and 25.00\n"));
  EXPECT_TRUE(has(text, "(relationships)\n"));
}

TEST(TeamText, ShowsBoundsIfSomeMissingSignalCouldChangeATotal) {
  const Model model = Model::standard();
  const auto text_of = [&](std::optional<PointBounds> first, std::optional<PointBounds> second) {
    std::vector<TeamMember> team = {member("a", "", 9_points), member("b", "", 8_points)};
    team[0].bounds = first;
    team[1].bounds = second;
    return to_text(report_team(model, "North", std::move(team), industry_of(model, 9)));
  };
  const PointBounds exact{27_points, 27_points};
  EXPECT_FALSE(has(text_of(exact, exact), " low "));
  EXPECT_FALSE(has(text_of(std::nullopt, std::nullopt), " low "));
  const std::string text = text_of(PointBounds{27_points, 30_points}, std::nullopt);
  EXPECT_TRUE(has(text, " rank    total      low     high coverage  professional_brand"));
  EXPECT_TRUE(has(text, "    1    27.00    27.00    30.00    95.00                9.00"));
  EXPECT_TRUE(has(text, "    2    26.00        -        -    95.00                8.00"));
}

TEST(ExplanationText, NeverRoundsTheCoverageUpToTheMinimum) {
  ModelDefinition definition;
  definition.id = "text-1";
  definition.competencies = {std::make_shared<TermCompetency>(
      "c", "c", 100_points,
      std::vector<Term>{{"a", count(Signal::posts), linear(1), 49.99_points, ""},
                        {"b", count(Signal::media), linear(1), 50.01_points, ""}})};
  const Explanation why = explain(Model(definition), Member{{Signal::posts, 1}});
  EXPECT_TRUE(to_text(why).starts_with("49.99 of 100.00 points, too little observed (49 %);"));
}

TEST(ExplanationText, SaysThatNothingWasObserved) {
  const std::string text = to_text(explain(Model::standard(), Member{{Signal::posts, 0}}));
  EXPECT_TRUE(
      has(text, "\nEstablish a professional brand: 0.00 of 25.00 (professional_brand), between"));
  EXPECT_TRUE(
      has(text, "\nEngage by sharing insights: nothing observed of 25.00 (insights), between"));
}

TEST(ExplanationText, SaysTheNextStepTheReasonAndWhatSignalsCount) {
  const std::string text =
      to_text(explain(Model::standard(), Member{{Signal::posts, 0},
                                                {Signal::has_photo, 0},
                                                {Signal::messages_sent, 19},
                                                {Signal::messages_answered, 6}}));
  EXPECT_TRUE(has(text,
                  "     0.00    3.00    3.00  posts                       posts 0\n"
                  "                            1 more posts: +0.58\n"
                  "                            why: about three own posts a week\n"))
      << text;
  EXPECT_TRUE(has(text, "                            has_photo: +1.50\n")) << "a flag";
  EXPECT_TRUE(has(text, "                            6 fewer messages_sent: +0.42\n"));
  EXPECT_TRUE(has(text,
                  "not observed: shares missing\n"
                  "                            why: about three shares a week\n"));
  EXPECT_TRUE(has(text, "\nSignals\n  has_photo                   profile photo present\n"));
  EXPECT_TRUE(
      has(text, "\n  posts                       own posts and articles published, in 90 days\n"));
}

TEST(ExplanationText, OfAModelWithoutWordsHasNone) {
  ModelDefinition definition;
  definition.id = "text-1";
  const Signal own = definition.catalogue.add({.name = "own"});
  definition.competencies = {std::make_shared<TermCompetency>(
      "c", "c", 1_points, std::vector<Term>{{"t", count(own), linear(2), 1_points, ""}})};
  const std::string text = to_text(explain(Model(definition), Member{{own, 1}}));
  EXPECT_TRUE(text.ends_with("own 1\n                            1 more own: +0.50\n")) << text;
}

TEST(TeamText, CountsThoseOfWhomLittleWasObservedApart) {
  const Model model = Model::standard();
  std::vector<TeamMember> members = {member("a", "", 9_points), member("b", "", 9_points),
                                     member("c", "", 1_points)};
  members[1].score.coverage = 24.99_percent;
  members[1].observed = {true, false, true, false};
  const std::string text = to_text(report_team(model, "N", members, CohortSet("industry", model)));
  EXPECT_TRUE(text.starts_with("team N: 3 members, mean coverage 71.66 %, model standard-1 "))
      << text;
  EXPECT_TRUE(has(text,
                  "\nleader                          0     0.00 %\n"
                  "laggard                         2   100.00 %\n"
                  "developing                      0     0.00 %\n"
                  "too little observed             1  coverage under 50.00 %\n"))
      << text;
  EXPECT_TRUE(has(text, " rank    total coverage  professional_brand "));
  EXPECT_TRUE(has(text,
                  "\n    1    27.00    95.00                9.00          5.00      6.00"
                  "           7.00  a\n"));
  EXPECT_TRUE(has(text,
                  "\n    1    27.00    24.99                9.00             -      6.00"
                  "              -  b, too little observed (24 %)\n"));
  EXPECT_TRUE(has(text, "weakest: right_people, 5.00 of 25.00 points; observed of 2 members\n"));
}

TEST(TeamText, OfWhomNothingWasObservedHasNoWeakestCompetency) {
  const Model model = Model::standard();
  TeamMember nobody{.id = "a", .industry = "", .score = {.competencies = std::vector<Points>(4)}};
  nobody.observed.assign(4, false);
  const std::string text = to_text(report_team(model, "N", {nobody}, CohortSet("industry", model)));
  EXPECT_TRUE(has(text, "\ninsights                        -  nothing observed\n")) << text;
  EXPECT_TRUE(has(text, "\nweakest: none, because nothing was observed\n"));
  EXPECT_TRUE(has(text, "\nlaggard                         0        - %\n"));
}

TEST(TeamText, SaysWhyAnIndustryIsWithheld) {
  const Model model = Model::standard();
  const auto text_of = [&](const char* industry, std::uint64_t minimum) {
    return to_text(report_team(model, "North", {member("a", industry, 9_points)},
                               industry_of(model, 9), minimum));
  };
  EXPECT_TRUE(has(text_of("Software", 9), "industry Software, as 1 of the team: 9 members\n"));
  EXPECT_TRUE(has(text_of("Software", 12),
                  "industry Software, as 1 of the team: withheld for fewer than 12 members\n"));
  EXPECT_TRUE(has(text_of("", 9), "industry: nobody in the team has one\n"));
}

TEST(SchemaText, EndsWithTheNotice) {
  const std::string text = to_text(*Model::standard().schema());
  EXPECT_EQ(text, "model standard-1 (fingerprint " + Model::standard().fingerprint() +
                      "): " + std::string(kNotice));
}

TEST(Text, OfAnExplanationNeedsNoId) {
  const Explanation why = explain(Model::standard(), Member{{Signal::posts, 12}});
  EXPECT_EQ("ada: " + to_text(why), to_text(why, "ada"));
}

}  // namespace
}  // namespace ssi
