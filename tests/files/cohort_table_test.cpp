// SPDX-License-Identifier: MIT
#include "ssi/files/cohort_table.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ssi/files/cohort_file.hpp"
#include "support/cohort_sets.hpp"
#include "support/csv.hpp"
#include "support/member_files.hpp"
#include "support/paths.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

std::string table_of(const CohortSet& set, std::uint64_t minimum) {
  const CohortTableWriter table(set.column(), set.schema());
  std::string text;
  table.append_header(text);
  for (const std::uint32_t i : set.by_label()) {
    if (set.cohort(i).members() >= minimum) table.append(text, set.label(i), set.cohort(i));
  }
  return text;
}

TEST(CohortTable, IsTheGoldenOne) {
  const std::string golden = paths::golden("");
  const Model model = Model::standard();
  const ScoreAggregator score(model);
  RecordSource source(golden + "members.csv");
  const MemberParser parser(source, model, {.required = {"industry"}});
  CohortSet industries("industry", model);
  for (MemberChunk chunk; parser.next(source, chunk);) {
    Scores scores = scores_of(score, chunk.members());
    industries.add(chunk.labels(0), scores.columns());
  }
  EXPECT_EQ(table_of(industries, kMinimumCohort), file_text(golden + "cohorts.csv"));
  const CohortSet read = parse_cohorts(to_bytes(industries), "f");
  EXPECT_EQ(table_of(read, kMinimumCohort), file_text(golden + "cohorts.csv"));
}

TEST(CohortTable, HasTheColumnsOfItsModel) {
  ModelDefinition definition{.id = "b-1"};
  definition.competencies = {Model::standard().competencies()[2]};
  CohortSet set("a,b", Model(definition));
  set.add("one, \"two\"", MemberScore{.competencies = {12.34_points}, .total = 12.34_points});
  EXPECT_EQ(table_of(set, 1),
            "\"a,b\",members,insights_mean,total_mean,total_sd,total_p10,total_p25,total_p50,"
            "total_p75,total_p90,total_p99\n"
            "\"one, \"\"two\"\"\",1,12.34,12.34,0.00,12.34,12.34,12.34,12.34,12.34,12.34\n");
}

TEST(CohortTable, RefusesTwoColumnsOfOneName) {
  const ScoreSchema model = *Model::standard().schema();
  for (const char* column :
       {"members", "insights_mean", "total_sd", "total_p99", "leader_percent"}) {
    EXPECT_EQ(CohortTableWriter::repeated_column(column, model), column);
    EXPECT_THROW(CohortTableWriter(column, model), std::invalid_argument) << column;
  }
  EXPECT_EQ(CohortTableWriter::repeated_column("insights", model), std::nullopt);
  EXPECT_NO_THROW(CohortTableWriter("insights", model));
}

}  // namespace
}  // namespace ssi
