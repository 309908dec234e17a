// SPDX-License-Identifier: MIT
// The whole layout is pinned by the command's tests and the documentation.
#include "ssi/report/text.hpp"

#include <gtest/gtest.h>

#include <string>

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
  EXPECT_EQ(printable("caf\xC3\xA9 \xE2\x82\xAC \xC2\xA0"), "caf\xC3\xA9 \xE2\x82\xAC \xC2\xA0");
  EXPECT_EQ(printable("\xC2\x80|\xC2\x9B|\xC2\x9F"), "\\xC2\\x80|\\xC2\\x9B|\\xC2\\x9F");
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
  EXPECT_TRUE(text.starts_with("ada\\x0A: 3.00 of 100.00 points, laggard; coverage 3.00 %\n"))
      << text;
  EXPECT_TRUE(has(text, to_text(*why.model.schema()) + '\n'));
  EXPECT_TRUE(has(text, "     3.00    3.00    0.00  posts                       posts 36\n"));
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
