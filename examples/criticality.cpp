// SPDX-License-Identifier: MIT
//
// Another index altogether, from a model file: the OpenSSF criticality score of open source
// projects, beside the formula that it is published with. The comments of criticality.toml say what
// a model can express of it, and what not.
//
//     criticality [DATA]     DATA: the folder of criticality.toml
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>

#include "ssi/error.hpp"
#include "ssi/explain/explanation.hpp"
#include "ssi/member.hpp"
#include "ssi/score.hpp"

namespace {

struct Input {
  const char* name;
  double weight;
  double threshold;
  bool smaller_is_better = false;
};

/// The published parameters, for the published formula: the model file has its own.
constexpr std::array<Input, 10> kInputs = {{{"created_since", 1, 120},
                                            {"updated_since", 1, 120, true},
                                            {"contributor_count", 2, 5000},
                                            {"org_count", 1, 10},
                                            {"commit_frequency", 1, 1000},
                                            {"recent_release_count", 0.5, 26},
                                            {"updated_issues_count", 0.5, 5000},
                                            {"closed_issues_count", 0.5, 5000},
                                            {"issue_comment_frequency", 1, 15},
                                            {"github_mention_count", 2, 500000}}};

constexpr double kUnknown = -1;

struct Project {
  const char* name;
  std::array<double, kInputs.size()> values;  // in the order of kInputs
};

/// The first three are real: their inputs and scores are in the scorer's README in
/// github.com/ossf/criticality_score (Apache-2.0). The others are invented.
constexpr Project kProjects[] = {
    {"HuolalaTech/hll-wp-glog", {0, 0, 1, 0, 0.06, 1, 2, 0, 0, 0}},
    {"adobe-research/convmelspec", {0, 0, 2, 1, 0.08, 1, 0, 0, 0, 0}},
    {"proofxyz/solidify", {0, 0, 1, 1, 0.04, 1, 4, 1, 1, 0}},
    {"a-kernel", {200, 0, 20000, 40, 1500, 60, 400, 300, 9, 900000}},
    {"a-small-library", {90, 2, 38, 6, 3, 4, 41, 30, 3, 12000}},
    {"the same, half known", {90, kUnknown, 38, 6, 3, kUnknown, kUnknown, kUnknown, 3, kUnknown}},
    {"left-alone", {100, 60, 5, 1, 0, 0, 2, 0, 1, 300}},
};

double published_score(const Project& project) {
  double sum = 0;
  double weights = 0;
  for (std::size_t i = 0; i < kInputs.size(); ++i) {
    const Input& input = kInputs[i];
    const double x = project.values[i];
    if (x == kUnknown) continue;
    const double good = input.smaller_is_better ? std::max(0.0, input.threshold - x) : x;
    sum += input.weight * std::log1p(good) / std::log1p(std::max(good, input.threshold));
    weights += input.weight;
  }
  return sum / weights;
}

/// A project as the model sees it: signals by name, in whole numbers. Unknown values are missing.
ssi::Member member_of(const Project& project, const ssi::SignalCatalogue& signals) {
  ssi::Member member;
  member.set(signals.find("ten_years").value(), 120);  // what months since the update are short of
  for (std::size_t i = 0; i < kInputs.size(); ++i) {
    if (project.values[i] == kUnknown) continue;
    const auto whole = static_cast<std::uint32_t>(std::lround(project.values[i]));
    member.set(signals.find(kInputs[i].name).value(), whole);
  }
  return member;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string data = argc > 1 ? argv[1] : "examples/data";
  try {
    const ssi::ScoreAggregator score(ssi::Model::load(data + "/criticality.toml"));
    const ssi::Model& model = score.model();
    std::printf("%-27s %6s %9s %9s %9s\n", "project", "points", "of 630", "published", "coverage");
    const double full = model.maximum().hundredths();
    for (const Project& project : kProjects) {
      const ssi::MemberScore ours = score(member_of(project, model.catalogue()));
      std::printf("%-27s %6s %9.5f %9.5f %9s\n", project.name, to_string(ours.total).c_str(),
                  ours.total.hundredths() / full, published_score(project),
                  to_string(ours.coverage).c_str());
    }
    std::printf("\nWhere %s could gain most:\n", kProjects[4].name);
    const ssi::Explanation why = explain(model, member_of(kProjects[4], model.catalogue()));
    for (const ssi::ExplanationLine& line : std::span(why.competencies[0].lines).first(3)) {
      std::printf("  %-24s %6s points, %6s left\n", std::string(line.name).c_str(),
                  to_string(line.points).c_str(), to_string(line.left()).c_str());
    }
    std::printf("\nmodel %s (%s): the published weights, not the OpenSSF's own scores\n",
                model.id().c_str(), model.fingerprint().c_str());
  } catch (const ssi::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
