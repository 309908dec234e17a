// SPDX-License-Identifier: MIT
#include "ssi/files/outcome_file.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

OutcomeTable table_in(std::string_view text, const Dialect& dialect = Dialect::strict(),
                      const std::string& outcome = "outcome", const std::string& strata = {},
                      const std::string& id = "member_id") {
  const TemporaryFolder folder;
  RecordSource source(folder.write("outcomes.csv", text), dialect, id);
  return read_outcomes(source, outcome, strata, id);
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
  for (const char* cell : {"-", ".5", "5.", "1e3", "+1", " 1", "1,5", "0x10", "nan", "inf", "--1",
                           "1.2.3", "1 000", "yes", "NA"}) {
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

TEST(OutcomeFile, NumbersHaveALimit) {
  const std::string largest = "1" + std::string(100, '0');
  EXPECT_EQ(table_in("member_id,outcome\nann," + largest + "\n").outcomes, std::vector{1e100});
  for (const std::string& cell : {largest + "0", "-" + largest + "0", std::string(1000, '9')}) {
    EXPECT_TRUE(fault_of("member_id,outcome\nann," + cell + "\n")
                    .ends_with("is too large: outcomes are at most 10^100"));
  }
  const std::string tiny = "0." + std::string(1000, '0') + "1";
  EXPECT_EQ(table_in("member_id,outcome\nann," + tiny + "\n").outcomes, std::vector{0.0});
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
