// SPDX-License-Identifier: MIT
//
// The golden calibrations: expected output of an independent implementation of the specification.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ssi/evidence/calibration.hpp"
#include "ssi/files/model_file.hpp"
#include "ssi/report/calibration.hpp"
#include "support/csv.hpp"
#include "support/paths.hpp"
#include "support/simulated_outcomes.hpp"

namespace ssi {
namespace {

using nlohmann::json;

std::string golden(const std::string& file) { return paths::golden("evidence/" + file); }

/// The golden members, calibrated to a column of outcomes.
Calibration calibrated(const std::string& outcome) {
  const CsvMembers members =
      csv_members(golden("calibrate_members.csv"), Model::standard().catalogue());
  std::vector<std::vector<std::uint32_t>> values(kStandardSignals);
  std::vector<std::vector<std::uint8_t>> observed(kStandardSignals);
  std::vector<Column> columns;
  const std::size_t rows = members.values.size();
  for (std::size_t s = 0; s < kStandardSignals; ++s) {
    observed[s].resize((rows + 7) / 8);
    for (std::size_t i = 0; i < rows; ++i) {
      values[s].push_back(members.values[i][s].value_or(0));
      if (members.values[i][s]) {
        observed[s][i / 8] = static_cast<std::uint8_t>(observed[s][i / 8] | 1U << i % 8);
      }
    }
    columns.push_back(
        Column::of(std::span<const std::uint32_t>(values[s])).with_validity(observed[s].data()));
  }
  std::map<std::string, double> known;
  const auto records = csv_records(file_text(golden("calibrate_outcomes.csv")));
  const auto column = std::ranges::find(records[0], outcome) - records[0].begin();
  for (std::size_t r = 1; r < records.size(); ++r) {
    const std::string& cell = records[r][static_cast<std::size_t>(column)];
    if (!cell.empty()) known[records[r][0]] = std::stod(cell);
  }
  std::vector<std::string> ids;
  std::vector<double> outcomes;
  for (const auto& texts : members.texts) {
    ids.push_back(texts.at("member_id"));
    outcomes.push_back(known.contains(ids.back()) ? known[ids.back()] : std::nan(""));
  }
  return calibrate(Model::standard(), MemberTable(columns, rows), ids, outcomes,
                   {.id = "calibrated-1", .outcome = outcome}, {.threads = 2});
}

/// How far a field's number may be off, as the golden files' README says.
double tolerance(const std::string& key, double expected) {
  if (key == "points") return 0.010001;
  if (key == "weight" || key == "loss" || key == "intercept") return 1e-4;
  if (key == "before") return 1e-5 * std::abs(expected) + 1e-12;
  if (key == "after" || key == "estimate" || key == "low" || key == "high") return 2e-4;
  return 0;
}

void expect_like(const json& expected, const json& actual, const std::string& key) {
  if (expected.is_object()) {
    for (const auto& [name, value] : expected.items()) {
      ASSERT_TRUE(actual.contains(name)) << name;
      expect_like(value, actual[name], name);
    }
  } else if (expected.is_array()) {
    ASSERT_EQ(actual.size(), expected.size()) << key;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      SCOPED_TRACE(key + ' ' + std::to_string(i));
      expect_like(expected[i], actual[i], key);
    }
  } else if (expected.is_number()) {
    ASSERT_TRUE(actual.is_number()) << key;
    EXPECT_NEAR(actual.get<double>(), expected.get<double>(),
                tolerance(key, expected.get<double>()))
        << key;
  } else {
    EXPECT_EQ(actual, expected) << key;
  }
}

/// Whether a term is left out, or not, may hang on the hundredth that its points may be off.
json without_left_out(json report) {
  for (json& term : report["terms"]) {
    if (term["points"] == 0.0 || std::abs(term["points"].get<double>()) < 0.011) {
      term.erase("left_out");
    }
  }
  return report;
}

TEST(CalibrationGolden, Reports) {
  for (const std::string outcome : {"won", "revenue"}) {
    SCOPED_TRACE(outcome);
    const json expected = json::parse(file_text(golden("calibrate_" + outcome + ".json")));
    const json actual = json::parse(to_json(calibrated(outcome)));
    expect_like(without_left_out(expected), actual, "");
  }
}

TEST(CalibrationGolden, Model) {
  const Model expected = parse_model(file_text(golden("calibrate_won.toml")), "golden");
  const Calibration fit = calibrated("won");
  const Model actual = parse_model(to_toml(fit), "written");
  EXPECT_EQ(actual.fingerprint(), fit.model.fingerprint());
  const std::vector<Term> expected_terms = all_terms(expected);
  const std::vector<Term> terms = all_terms(actual);
  ASSERT_EQ(terms.size(), expected_terms.size());
  for (std::size_t t = 0; t < terms.size(); ++t) {
    EXPECT_EQ(terms[t].name, expected_terms[t].name);
    EXPECT_EQ(terms[t].reason, expected_terms[t].reason);
    EXPECT_NEAR(terms[t].points.to_double(), expected_terms[t].points.to_double(), 0.010001);
  }
  EXPECT_EQ(actual.id(), expected.id());
  EXPECT_TRUE(std::ranges::equal(actual.bands(), expected.bands()));
  EXPECT_TRUE(std::ranges::equal(actual.badges(), expected.badges()));
}

}  // namespace
}  // namespace ssi
