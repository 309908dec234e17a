// SPDX-License-Identifier: MIT
// examples/data/criticality.toml against published values of the OpenSSF criticality score, where
// they are present where paths::shared() looks; the tests skip without them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "ssi/files/model_file.hpp"
#include "ssi/member.hpp"
#include "ssi/model/term.hpp"
#include "ssi/score.hpp"
#include "support/csv.hpp"
#include "support/paths.hpp"

namespace ssi {
namespace {

const std::string kVectors = paths::shared("vectors/");

/// An input as a signal can hold it.
double whole(double x) { return std::round(std::max(x, 0.0)); }

double curve(double x, double threshold, bool smaller_is_better) {
  const double bounded = std::clamp(x, 0.0, threshold);
  return std::log1p(smaller_is_better ? threshold - bounded : bounded) / std::log1p(threshold);
}

/// A project for the model, and how far its score may be from the published one.
struct Project {
  Member member;
  double allowance = 0;
};

Project project_of(const nlohmann::json& inputs, const nlohmann::json& record,
                   const SignalCatalogue& signals) {
  Project project;
  project.member.set(signals.find("ten_years").value(), 120);
  double weights = 0;
  double lost = 0;  // by whole numbers
  std::size_t terms = 0;
  for (const nlohmann::json& input : inputs) {
    const std::string field = input.at("field");
    if (!record.contains(field)) continue;
    const double x = record.at(field);
    const double weight = input.at("weight");
    const double threshold = input.at("bounds").at("upper");
    const bool smaller = input.at("bounds").at("smaller_is_better");
    const std::string name = field.substr(field.find('.') + 1);
    project.member.set(signals.find(name).value(), static_cast<std::uint32_t>(whole(x)));
    weights += weight;
    lost += weight * std::abs(curve(x, threshold, smaller) - curve(whole(x), threshold, smaller));
    ++terms;
  }
  // Each term is rounded to hundredths of a point, a weight being 60 points, and so is the total.
  const auto rounded = 0.005 * static_cast<double>(terms) / 60;
  project.allowance = (lost + rounded) / weights + 0.005 / 630 + 1e-9;
  return project;
}

TEST(Criticality, ScoresAsPublished) {
  const std::string path = kVectors + "criticality_pike.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "needs " << path;
  const nlohmann::json file = nlohmann::json::parse(file_text(path));
  const Model model = load_model(paths::source("examples/data/criticality.toml"));
  const ScoreAggregator score(model);
  int exact = 0;  // but for rounding
  int compared = 0;
  for (const nlohmann::json& vector : file.at("vectors")) {
    const nlohmann::json& published = vector.at("go_original_pike");
    const Project project =
        project_of(file.at("models").at("original_pike"), vector.at("record"), model.catalogue());
    const MemberScore ours = score(project.member);
    if (published.is_null()) {  // nothing is known: no score there, none of 0 % here
      EXPECT_EQ(ours.total, Points()) << vector.at("name");
      EXPECT_EQ(ours.coverage, Percent()) << vector.at("name");
      continue;
    }
    EXPECT_NEAR(ours.total.hundredths() / 63000.0, published.get<double>(), project.allowance)
        << vector.at("name");
    ++compared;
    exact += project.allowance < 0.001 ? 1 : 0;
  }
  EXPECT_GE(compared, 100);
  EXPECT_GE(exact, 15);
}

TEST(Criticality, OneInputAsPublished) {
  const std::string path = kVectors + "criticality_single_input.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "needs " << path;
  const Points full = 600.00_points;
  int compared = 0;
  for (const CsvRecord& row : csv_records(file_text(path))) {
    if (row[0] != "0") continue;  // the header, and curves that do not begin at 0
    const double x = std::stod(row[4]);
    if (x != whole(x)) continue;
    const double threshold = std::stod(row[1]);
    Term term{"x", count(Signal::posts),
              row[3] == "linear" ? linear(threshold) : logarithmic(threshold), full};
    auto a = static_cast<std::uint32_t>(x);
    std::uint32_t b = 0;
    if (row[2] == "1") {  // smaller is better
      term.input = difference(Signal::posts, Signal::shares);
      b = std::exchange(a, static_cast<std::uint32_t>(threshold));
    }
    const Points points = evaluate(term, a, b);
    EXPECT_NEAR(points.hundredths() / 60000.0, std::stod(row[5]), 0.0051 / 600)
        << row[3] << " to " << row[1] << " of " << row[4] << ", smaller is better: " << row[2];
    ++compared;
  }
  EXPECT_GE(compared, 100);
}

}  // namespace
}  // namespace ssi
