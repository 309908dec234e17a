// SPDX-License-Identifier: MIT
//
// The forms of dates, as rows of a dated file show them.
#include "import/archives.hpp"

namespace ssi {
namespace {

ArchiveFiles reaction_on(const std::string& date) {
  return {{"Reactions.csv", "Date\n\"" + date + "\"\n"}};
}

TEST(LinkedInDates, OfAllFormsAreRead) {
  for (const char* date : {"2026-03-01",
                           "2026/03/01",
                           "2026-03-01 14:22",
                           "2026-03-01T14:22:10",
                           "2026/03/01 00:00:00 UTC",
                           "2026-03-01 23:59 UTC",
                           "3/1/26",
                           "03/01/2026",
                           "3/1/26, 1:17 PM",
                           "03/01/26 03:00 AM",
                           "3/1/2026, 12:00 AM",
                           "1 Mar 2026",
                           "01 Mar 2026",
                           "1-Mar-26",
                           "1 March 2026",
                           "01-MAR-2026",
                           "Mar 1, 2026",
                           "Mar 1 2026",
                           "mar 01, 2026",
                           "March 1, 2026, 11:59 PM",
                           "Mar 1, 2026 1:17 PM",
                           "Mar 2026",
                           "March 2026",
                           "Sun Mar 01 08:12:14 UTC 2026",
                           " 2026-03-01 ",
                           "3/1/26, 1:17\xE2\x80\xAFPM",
                           "1\xC2\xA0Mar\xC2\xA0"
                           "2026"}) {
    EXPECT_EQ(rows_in(reaction_on(date)), Texts{"2026-03-01 reactions_given"}) << date;
  }
}

TEST(LinkedInDates, HaveEnglishMonths) {
  constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const std::string number = (i < 9 ? "0" : "") + std::to_string(i + 1);
    const std::string row = "2019-" + number + "-12 reactions_given";
    const std::string name = kMonths[i];
    EXPECT_EQ(rows_in(reaction_on("12 " + name + " 2019")), Texts{row});
    EXPECT_EQ(rows_in(reaction_on(name.substr(0, 3) + " 12, 2019")), Texts{row});
  }
  EXPECT_EQ(rows_in(reaction_on("Sept 2019")), Texts{"2019-09-01 reactions_given"});
}

TEST(LinkedInDates, OfLeapDaysAreReal) {
  EXPECT_EQ(rows_in(reaction_on("29 Feb 2024")), Texts{"2024-02-29 reactions_given"});
  EXPECT_EQ(rows_in(reaction_on("02/29/00")), Texts{"2000-02-29 reactions_given"});
}

TEST(LinkedInDates, OfOtherFormsAreErrors) {
  for (const char* date : {"2026-3-1",
                           "2026-03/01",
                           "2026-02-29",
                           "2026-03-00",
                           "2026-13-01",
                           "0000-03-01",
                           "2026-03-01 24:00",
                           "2026-03-01 14:60",
                           "2026-03-01 14",
                           "2026-03-01UTC",
                           "20260301",
                           "31/12/26",
                           "13/1/26",
                           "3/1/026",
                           "3/1/26 14:22",
                           "3/1/26, 0:17 PM",
                           "3/1/26, 13:17 PM",
                           "3/1/26, 1:17",
                           "3-1-26",
                           "31 Apr 2026",
                           "1 Marz 2026",
                           "1. Mar 2026",
                           "15 f\xC3\xA9vr. 2026",
                           "Mar. 1, 2026",
                           "Mar 1,2026",
                           "2026",
                           "Mar 32 2026",
                           "Xyz Mar 01 08:12:14 UTC 2026",
                           "Sun Mar 01 08:12:14 CET 2026",
                           "yesterday",
                           "46082"}) {
    const std::string shown = refusal_of(reaction_on(date));
    EXPECT_TRUE(shown.starts_with("/Reactions.csv:2: column 'Date': '")) << shown;
    EXPECT_TRUE(shown.ends_with("' is not a date that LinkedIn writes in English")) << shown;
  }
}

TEST(LinkedInDates, OfOtherFormsAreLeftOutIfSo) {
  const ImportedLog log = read_files({{"Reactions.csv", "Date\n2026-03-01\n46082\n31 Apr 2026\n"}},
                                     {.skip_unknown = true});
  EXPECT_EQ(rows_of(log), Texts{"2026-03-01 reactions_given"});
  EXPECT_EQ(left_out(log, "unknown form"), 2);
}

TEST(LinkedInDates, ThatAreEmptyLeaveTheRowOut) {
  const ImportedLog log = read_files({{"Reactions.csv", "Date,Type\n2026-03-01,x\n ,y\n"}});
  EXPECT_EQ(rows_of(log), Texts{"2026-03-01 reactions_given"});
  EXPECT_EQ(left_out(log, "without a date"), 1);
}

TEST(LinkedInDates, OfJobsAreOnlyAskedWhetherTheyAreThere) {
  const Texts rows = rows_in(
      {{"Positions.csv",
        "Company Name,Description,Started On,Finished On\n"
        "Nimbra,x,Sommer,\nLumetta,x,,Herbst\n"},
       {"Connections.csv", "Company,Connected On\nnimbra,2026-03-01\nLumetta,2026-03-01\n"}},
      {Signal::colleague_connections, Signal::positions});
  EXPECT_EQ(rows, (Texts{"2026-03-01 positions 2", "2026-03-01 colleague_connections"}));
}

}  // namespace
}  // namespace ssi
