// SPDX-License-Identifier: MIT
#include "ssi/files/outcome_file.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/error.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

OutcomeTable table_in(std::string_view text, const Dialect& dialect = Dialect::strict(),
                      const std::string& outcome = "outcome", const std::string& strata = {},
                      const std::string& id = "member_id",
                      const std::vector<std::string>& missing_words = {}) {
  const TemporaryFolder folder;
  RecordSource source(folder.write("outcomes.csv", text), dialect, id);
  return read_outcomes(source, outcome, strata, id, missing_words);
}

/// The line, column and rule of what is wrong with a text.
std::string fault_of(std::string_view text, const Dialect& dialect = Dialect::strict()) {
  try {
    table_in(text, dialect);
  } catch (const DataError& error) {
    const DataError::Place& place = error.place();
    return std::to_string(place.line) + ' ' + place.column + " '" + place.cell + "' " +
           error.rule();
  }
  return "nothing";
}

TEST(OutcomeFile, HasANumberPerMember) {
  const OutcomeTable table = table_in("member_id,outcome\nann,1\nbob,-3.25\ncem,\ndot,1200.00\n");
  EXPECT_EQ(table.member_ids, (std::vector<std::string>{"ann", "bob", "cem", "dot"}));
  ASSERT_EQ(table.outcomes.size(), 4u);
  EXPECT_EQ(table.outcomes[0], 1);
  EXPECT_EQ(table.outcomes[1], -3.25);
  EXPECT_TRUE(std::isnan(table.outcomes[2]));
  EXPECT_EQ(table.outcomes[3], 1200);
  EXPECT_TRUE(table.strata.empty());
  EXPECT_TRUE(table.read_as.empty());
}

TEST(OutcomeFile, LabelsAreAnyText) {
  const OutcomeTable table = table_in(
      "region,note,won,member_id\n\"North, \"\"far\"\"\",x,1,ann\n,,0,bob\n\" \",,,\"c\nd\"\n",
      Dialect::strict(), "won", "region");
  EXPECT_EQ(table.member_ids, (std::vector<std::string>{"ann", "bob", "c\nd"}));
  EXPECT_EQ(table.strata, (std::vector<std::string>{"North, \"far\"", "", " "}));
}

TEST(OutcomeFile, TakesOtherSpellingsOfNames) {
  const OutcomeTable table = table_in("Contact ID;Closed-Won;Region\nann;1;\n", Dialect::lenient(),
                                      "closed_won", "region", "contact_id");
  EXPECT_EQ(table.outcomes, std::vector<double>{1});
  EXPECT_EQ(table.read_as,
            (std::vector<ReadAs>{
                {"Contact ID", "contact_id"}, {"Closed-Won", "closed_won"}, {"Region", "region"}}));
}

TEST(OutcomeFile, EmptyLinesEndALenientFile) {
  EXPECT_EQ(table_in("member_id,outcome\r\nann,1\r\n\r\n\r\n", Dialect::lenient()).outcomes.size(),
            1u);
  EXPECT_NE(fault_of("member_id,outcome\nann,1\n\nbob,1\n", Dialect::lenient()), "nothing");
}

TEST(OutcomeFile, RefusesWhatIsNoNumber) {
  for (const char* cell :
       {"-", ".5", "5.", "1e3", "+1", " 1", "0x10", "nan", "inf", "--1", "1.2.3", "yes", "NA"}) {
    const std::string text = "member_id,outcome\nann,1\nbob," + std::string(1, '"') + cell + "\"\n";
    EXPECT_EQ(fault_of(text), std::string("3 outcome '") + cell +
                                  "' is not a number such as 1, -3.5 or 1200.00; leave it empty "
                                  "if not known");
  }
}

TEST(OutcomeFile, WordsForMissingAreTakenUnlessStrict) {
  const OutcomeTable table = table_in(
      "member_id,outcome\na,NA\nb, NULL \nc,nan\nd,\\N\ne,  \nf,\ng,0\n", Dialect::lenient());
  ASSERT_EQ(table.outcomes.size(), 7u);
  for (int i = 0; i < 6; ++i) EXPECT_TRUE(std::isnan(table.outcomes[static_cast<std::size_t>(i)]));
  EXPECT_EQ(table.outcomes[6], 0);
  EXPECT_EQ(table.missing_words, 5u);
  EXPECT_NE(fault_of("member_id,outcome\na,inf\n", Dialect::lenient()), "nothing");
  EXPECT_NE(fault_of("member_id,outcome\na,na\n", Dialect::lenient()), "nothing");
  EXPECT_NE(fault_of("member_id,outcome\na,NULL\n"), "nothing");
}

TEST(OutcomeFile, WordsForFlagsAreTakenUnlessStrict) {
  const OutcomeTable table =
      table_in("member_id,outcome\na,TRUE\nb,False\nc,Yes\nd,no\ne,t\nf,N\ng, true \nh,1\ni,0.5\n",
               Dialect::lenient());
  EXPECT_EQ(table.outcomes, (std::vector<double>{1, 0, 1, 0, 1, 0, 1, 1, 0.5}));
  EXPECT_EQ(table.flag_words, 7u);
  EXPECT_EQ(table.missing_words, 0u);
  EXPECT_NE(fault_of("member_id,outcome\na,won\n", Dialect::lenient()), "nothing");
  EXPECT_NE(fault_of("member_id,outcome\na,TRUE\n"), "nothing");
}

TEST(OutcomeFile, MoreWordsForMissingMayBeGiven) {
  const OutcomeTable table =
      table_in("member_id,outcome\na,n/a\nb,-1\nc,1\nd,no\ne,0\n", Dialect::lenient(), "outcome",
               {}, "member_id", {"n/a", "-1", "no"});
  ASSERT_EQ(table.outcomes.size(), 5u);
  for (const std::size_t i : {0, 1, 3}) EXPECT_TRUE(std::isnan(table.outcomes[i]));
  EXPECT_EQ(table.outcomes[2], 1);
  EXPECT_EQ(table.outcomes[4], 0);
  EXPECT_EQ(table.missing_words, 3u);
}

TEST(OutcomeFile, SaysHowNumbersAreWritten) {
  const std::pair<const char*, const char*> cells[] = {
      {"81%", ": write it without the percent sign"},
      {"1,5", ": write a decimal point instead of the comma"},
      {"-5706,90", ": write a decimal point instead of the comma"},
      {"1,000", ": write it without a thousands separator, or with a decimal point"},
      {"5,706.90", ": write it without a thousands separator, and with a decimal point"},
      {"5.706,90", ": write it without a thousands separator, and with a decimal point"},
      {"1.234.567", ": write it without a thousands separator, and with a decimal point"},
      {"1 000", ": write it without a thousands separator"},
      {"1\u202F000,50", ": write it without a thousands separator, and with a decimal point"},
      {"1'000.50", ": write it without a thousands separator"},
      {"\u20AC 20", ": write it without the currency"},
      {"2025-01-15", ": it looks like a date"},
      {"North", "; leave it empty if not known"}};
  for (const Dialect& dialect : {Dialect::strict(), Dialect::lenient()}) {
    for (const auto& [cell, hint] : cells) {
      EXPECT_EQ(fault_of("member_id,outcome\nann,\"" + std::string(cell) + "\"\n", dialect),
                "2 outcome '" + std::string(cell) + "' is not a number such as 1, -3.5 or 1200.00" +
                    hint);
    }
  }
}

TEST(OutcomeFile, NumbersHaveALimit) {
  const std::string largest = "1" + std::string(100, '0');
  EXPECT_EQ(table_in("member_id,outcome\nann," + largest + "\n").outcomes, std::vector{1e100});
  for (const std::string& cell : {largest + "0", "-" + largest + "0", std::string(1000, '9')}) {
    EXPECT_TRUE(fault_of("member_id,outcome\nann," + cell + "\n")
                    .ends_with("is too large: outcomes are at most 10^100"));
  }
  const std::string tiny = "0." + std::string(1000, '0') + "1";
  const std::string small = "0." + std::string(100, '0') + "9";  // 9e-101
  for (const std::string& cell : {tiny, "-" + tiny, small, "-" + small}) {
    EXPECT_EQ(table_in("member_id,outcome\nann," + cell + "\n").outcomes, std::vector{0.0});
  }
  const std::string smallest = "0." + std::string(99, '0') + "1";
  EXPECT_EQ(table_in("member_id,outcome\nann," + smallest + "\n").outcomes, std::vector{1e-100});
}

TEST(OutcomeFile, RefusesIdsThatAreNone) {
  EXPECT_EQ(fault_of("member_id,outcome\nann,1\n,0\n"), "3 member_id '' must not be empty");
  EXPECT_EQ(fault_of("member_id,outcome\nann,1\n\"b\nc\",0\nann,0\n"),
            "5 member_id 'ann' is not unique");
}

TEST(OutcomeFile, SaysTheFirstFault) {
  EXPECT_EQ(fault_of("member_id,outcome\nann,1\nann,1\nbob,x\n"),
            "3 member_id 'ann' is not unique");
  EXPECT_EQ(fault_of("member_id,outcome\nann,1\nbob,1,2\nann,1\n"),
            "3  '' the record has 3 cells, but the header has 2");
}

TEST(OutcomeFile, NeedsItsColumns) {
  EXPECT_EQ(fault_of("member_id,outcomes\nann,1\n"),
            "1  '' there is no column 'outcome': did you mean 'outcomes'?");
  EXPECT_NE(fault_of("id,outcome\nann,1\n"), "nothing");
  EXPECT_THROW(table_in("member_id,outcome\nann,1\n", Dialect::strict(), "outcome", "region"),
               DataError);
}

TEST(OutcomeFile, IsTheSameInPieces) {
  std::string text = "member_id,outcome,region\n";
  for (int i = 0; i < 500; ++i) {
    text += "m" + std::to_string(i) + ',' + std::to_string(i % 7) + ",\"r\n" +
            std::to_string(i % 3) + "\"\n";
  }
  const OutcomeTable whole = table_in(text, Dialect::strict(), "outcome", "region");
  Dialect small = Dialect::strict();
  small.piece_bytes = 64;
  const OutcomeTable pieces = table_in(text, small, "outcome", "region");
  EXPECT_EQ(whole.member_ids, pieces.member_ids);
  EXPECT_EQ(whole.outcomes, pieces.outcomes);
  EXPECT_EQ(whole.strata, pieces.strata);
}

}  // namespace
}  // namespace ssi
