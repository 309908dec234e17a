// SPDX-License-Identifier: MIT
#include "ssi/files/signal_file.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "support/csv.hpp"

namespace ssi {
namespace {

Model own_model() {
  ModelDefinition definition{.id = "signals-1"};
  const Signal talks =
      definition.catalogue.add({.name = "talks",
                                .scope = SignalScope::window,
                                .counts = "talks, \"keynotes\" too,\nbut no caf\xC3\xA9s"});
  const Signal verified =
      definition.catalogue.add({.name = "verified", .kind = SignalKind::flag, .counts = ""});
  definition.competencies = {std::make_shared<TermCompetency>(
      "stage", "Stage", 2_points,
      std::vector<Term>{{"talks", count(talks), linear(3), 1_points, ""},
                        {"ratio", ratio(talks, Signal::posts, 1), linear(3), 1_points, ""},
                        {"verified", count(verified), linear(1), 1_points, ""}})};
  return Model(definition);
}

TEST(SignalTable, HasARowForEachSignalOfTheCatalogue) {
  const auto records = csv_records(signals_to_csv(Model::standard()));
  ASSERT_EQ(records.size(), 1 + kStandardSignals);
  EXPECT_EQ(records[0], (CsvRecord{"signal", "kind", "scope", "counts", "terms"}));
  EXPECT_EQ(records[1], (CsvRecord{"has_photo", "flag", "state", "profile photo present",
                                   "professional_brand.has_photo"}));
  EXPECT_EQ(records[1 + index_of(Signal::messages_sent)].at(4),
            "relationships.reply_rate relationships.unanswered_messages");
  for (std::size_t i = 0; i < kStandardSignals; ++i) {
    EXPECT_EQ(records[i + 1].at(0), standard_signals()[i].name);
    EXPECT_EQ(records[i + 1].at(3), standard_signals()[i].counts);
  }
}

TEST(SignalTable, QuotesWhatTheModelsAuthorWrote) {
  const auto records = csv_records(signals_to_csv(own_model()));
  ASSERT_EQ(records.size(), 1 + kStandardSignals + 2);
  EXPECT_EQ(records[kStandardSignals + 1],
            (CsvRecord{"talks", "count", "window", "talks, \"keynotes\" too,\nbut no caf\xC3\xA9s",
                       "stage.talks stage.ratio"}));
  EXPECT_EQ(records[kStandardSignals + 2],
            (CsvRecord{"verified", "flag", "state", "", "stage.verified"}));
  EXPECT_EQ(records[1].at(4), "") << "nothing reads it";
}

TEST(MemberTableHeader, NamesTheSignalsThatTheModelReads) {
  EXPECT_EQ(member_table_header(own_model()), "member_id,posts,talks,verified\n");
  const auto records = csv_records(member_table_header(Model::standard()));
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].size(), 1 + kStandardSignals);
}

}  // namespace
}  // namespace ssi
