// SPDX-License-Identifier: MIT
#include "ssi/evidence/calibration.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/files/model_file.hpp"
#include "ssi/report/calibration.hpp"
#include "support/simulated_outcomes.hpp"

namespace ssi {
namespace {

Calibration calibrated(const SimulatedMembers& people, const std::vector<double>& outcomes,
                       const Execution& execution = {}) {
  return calibrate(people.model, people.members(), people.ids, outcomes, {.id = "fitted-1"},
                   execution);
}

std::vector<double> weights_of(const Calibration& fit) {
  std::vector<double> result;
  for (const CalibratedTerm& term : fit.terms) result.push_back(term.weight);
  return result;
}

std::vector<double> standardised(std::vector<double> values) {
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (double& each : values) {
    each -= mean;
    squares += each * each;
  }
  for (double& each : values) each /= std::sqrt(squares / (n - 1));
  return values;
}

/// The largest violation of the conditions of an optimum, from the objective of the specification.
double violation(const SimulatedMembers& people, const std::vector<double>& outcomes,
                 const Calibration& fit) {
  const bool is_binary = fit.kind == OutcomeKind::binary;
  const std::vector<double> y = is_binary ? outcomes : standardised(outcomes);
  const std::vector<Term> terms = all_terms(people.model);
  const std::vector<double> b = weights_of(fit);
  const std::vector<double> p = points_as_weights(people.model, 1);
  const double pb = std::inner_product(p.begin(), p.end(), b.begin(), 0.0);
  const double pp = std::inner_product(p.begin(), p.end(), p.begin(), 0.0);
  std::vector<double> gradient(terms.size());
  double of_intercept = 0;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const double eta = eta_of(people, i, fit.intercept, b);
    const double slope = (is_binary ? 1 / (1 + std::exp(-eta)) : eta) - y[i];
    const double part = slope / static_cast<double>(people.size());
    of_intercept += part;
    for (std::size_t t = 0; t < terms.size(); ++t) {
      gradient[t] += (terms[t].points < Points() ? -part : part) * people.shares[i][t];
    }
  }
  double result = std::abs(of_intercept);
  if (!fit.lambda) {  // along p, of length 1
    const double along =
        std::inner_product(p.begin(), p.end(), gradient.begin(), 0.0) / std::sqrt(pp);
    return std::max(result, pb > 0 ? std::abs(along) : -along);
  }
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const double slope = gradient[t] + *fit.lambda * (b[t] - p[t] * pb / pp);
    EXPECT_GE(b[t], 0);
    result = std::max(result, b[t] > 0 ? std::abs(slope) : -slope);
  }
  return result;
}

/// Weights that differ from the old proportions: replies count, and little else.
std::vector<double> weights_of_replies(const Model& model) {
  std::vector<double> result = points_as_weights(model, 0.05);
  result[term_at(model, "reply_rate")] = 4;
  result[term_at(model, "unanswered_messages")] = 1;
  result[term_at(model, "has_summary")] = 1.5;
  return result;
}

TEST(Calibration, FitsAreOptimal) {
  const SimulatedMembers people(Model::standard(), 1500, 3);
  const std::vector<double> weights = weights_of_replies(people.model);
  for (const std::vector<double>& outcomes :
       {successes(people, -2, weights, 1), amounts(people, 100, weights, 0.3, 2)}) {
    const Calibration fit = calibrated(people, outcomes);
    EXPECT_TRUE(fit.lambda.has_value());
    EXPECT_TRUE(fit.is_optimal());
    EXPECT_LT(fit.largest_violation, 1e-10);
    EXPECT_LT(violation(people, outcomes, fit), 1e-10);
  }
}

TEST(Calibration, FindsTheWeightsThatOutcomesCameFrom) {
  const SimulatedMembers people(Model::standard(), 4000, 4);
  std::vector<double> weights(all_terms(people.model).size());
  for (const auto& [name, weight] : {std::pair{"has_summary", 1.0},
                                     {"posts", 3.0},
                                     {"people_searches", 2.0},
                                     {"shares", 1.0},
                                     {"groups_joined", 4.0},
                                     {"reply_rate", 3.0},
                                     {"connections", 1.0},
                                     {"unanswered_messages", 2.0}}) {
    weights[term_at(people.model, name)] = weight;
  }
  const Calibration fit = calibrated(people, amounts(people, 7, weights, 0.01, 5));
  const auto points = [&](std::string_view name) {
    return fit.terms[term_at(people.model, name)].after.to_double();
  };
  // Of 25 points of a competency: in proportion, the penalty beside them; the pull
  // towards the old points, however weak, leaves them some.
  EXPECT_NEAR(points("has_summary"), 25.0 / 4, 0.3);
  EXPECT_NEAR(points("posts"), 75.0 / 4, 0.3);
  EXPECT_NEAR(points("people_searches"), 25, 0.3);
  EXPECT_NEAR(points("shares"), 25.0 / 5, 0.3);
  EXPECT_NEAR(points("groups_joined"), 100.0 / 5, 0.3);
  EXPECT_NEAR(points("reply_rate"), 75.0 / 4, 0.3);
  EXPECT_NEAR(points("connections"), 25.0 / 4, 0.3);
  EXPECT_NEAR(points("unanswered_messages"), -50.0 / 4, 0.3);
  EXPECT_EQ(fit.verdict, CalibrationVerdict::better);
  EXPECT_GT(*fit.after, *fit.before);
}

TEST(Calibration, KeepsTheOldPointsWhereTheyAreRight) {
  const SimulatedMembers people(Model::standard(), 2000, 5);
  const Calibration fit =
      calibrated(people, amounts(people, 0, points_as_weights(people.model, 0.1), 1, 6));
  EXPECT_FALSE(fit.lambda.has_value());
  for (const CalibratedTerm& term : fit.terms) {
    EXPECT_EQ(term.after, term.before) << term.name;
    EXPECT_FALSE(term.is_left_out());
  }
  EXPECT_EQ(fit.verdict, CalibrationVerdict::not_shown);
  EXPECT_EQ(fit.model.id(), "fitted-1");
  EXPECT_EQ(fit.model.fingerprint(), people.model.fingerprint());
}

TEST(Calibration, KeepsACompetencyWithoutPositiveWeights) {
  const SimulatedMembers people(Model::standard(), 1000, 6);
  std::vector<double> outcomes;
  for (const std::vector<double>& row : people.shares) {
    outcomes.push_back(-std::accumulate(row.begin(), row.end(), 0.0));
  }
  const Calibration fit = calibrated(people, outcomes);
  for (const CalibratedTerm& term : fit.terms) {
    EXPECT_EQ(term.weight > 0, term.name == "unanswered_messages") << term.name;
    EXPECT_EQ(term.after, term.before) << term.name;
  }
  EXPECT_LT(*fit.before, 0);
  EXPECT_NE(to_text(fit).find("round: write it with the other sign"), std::string::npos)
      << to_text(fit);
  EXPECT_EQ(fit.difference.estimate, 0);
  EXPECT_EQ(fit.verdict, CalibrationVerdict::not_shown);
}

TEST(Calibration, KeepsEverythingOfTheModelButPoints) {
  ModelDefinition definition = Model::standard_2().definition();
  definition.missing = MissingPolicy::renormalise;
  definition.window_days = 60;
  definition.bands.front().above = 80.00_points;
  const Model model(definition);
  const SimulatedMembers people(model, 800, 7);
  const Calibration fit = calibrated(people, amounts(people, 0, weights_of_replies(model), 0.2, 8));
  EXPECT_EQ(fit.model.missing(), MissingPolicy::renormalise);
  EXPECT_EQ(fit.model.window_days(), 60U);
  EXPECT_TRUE(std::ranges::equal(fit.model.bands(), model.bands()));
  EXPECT_TRUE(std::ranges::equal(fit.model.badges(), model.badges()));
  EXPECT_EQ(fit.model.maximum(), model.maximum());
  const std::vector<Term> old_terms = all_terms(model);
  std::vector<Term> new_terms = all_terms(fit.model);
  ASSERT_EQ(fit.terms.size(), old_terms.size());
  std::size_t kept = 0;
  for (std::size_t t = 0; t < old_terms.size(); ++t) {
    EXPECT_EQ(fit.terms[t].name, old_terms[t].name);
    EXPECT_EQ(fit.terms[t].before, old_terms[t].points);
    if (fit.terms[t].is_left_out()) continue;
    ASSERT_LT(kept, new_terms.size());
    const Term& term = new_terms[kept++];
    EXPECT_EQ(term.name, old_terms[t].name);
    EXPECT_EQ(term.reason, old_terms[t].reason);
    EXPECT_EQ(term.curve, old_terms[t].curve);
    EXPECT_EQ(term.points, fit.terms[t].after);
  }
  EXPECT_EQ(kept, new_terms.size());
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    EXPECT_EQ(fit.model.competencies()[c]->title(), model.competencies()[c]->title());
    EXPECT_EQ(fit.model.competencies()[c]->positive_points(),
              model.competencies()[c]->positive_points());
  }
}

TEST(Calibration, CutsAPenaltyAtTheMaximum) {
  const Model model(ModelDefinition{
      .id = "old-1",
      .competencies = {std::make_shared<TermCompetency>(
          "only", "Only", 10.00_points,
          std::vector<Term>{
              {"profile", count(Signal::has_summary), linear(1), 10.00_points},
              {"noise", count(Signal::posts), logarithmic(36), -Points(1.00_points)}})}});
  const SimulatedMembers people(model, 1000, 8);
  const Calibration fit = calibrated(people, amounts(people, 0, {0.1, 3}, 0.01, 9));
  EXPECT_EQ(fit.terms[0].after, 10.00_points);
  EXPECT_EQ(fit.terms[1].after, -10.00_points);  // 300.00 by the factor alone
}

TEST(Calibration, DoesNotDependOnThreads) {
  const SimulatedMembers people(Model::standard(), 1200, 9);
  for (const std::vector<double>& outcomes :
       {successes(people, -2, weights_of_replies(people.model), 1),
        amounts(people, 1, weights_of_replies(people.model), 1, 2)}) {
    const std::string one = to_json(calibrated(people, outcomes));
    EXPECT_EQ(to_json(calibrated(people, outcomes, {.threads = 3})), one);
    EXPECT_EQ(to_json(calibrated(people, outcomes, {.threads = 7})), one);
  }
}

TEST(Calibration, LeavesMembersWithoutOutcomeOut) {
  const SimulatedMembers people(Model::standard(), 600, 10);
  std::vector<double> outcomes = amounts(people, 0, weights_of_replies(people.model), 1, 3);
  const SimulatedMembers first_half(Model::standard(), 300, 10);
  ASSERT_EQ(first_half.shares[0], people.shares[0]);
  std::vector<double> half = outcomes;
  std::fill(half.begin() + 300, half.end(), std::numeric_limits<double>::quiet_NaN());
  outcomes.resize(300);
  EXPECT_EQ(to_json(calibrated(people, half)), to_json(calibrated(first_half, outcomes)));
}

TEST(Calibration, SaysWhichTermsAreTheSameForAll) {
  const SimulatedMembers people(Model::standard(), 500, 11);
  std::vector<double> outcomes = amounts(people, 0, weights_of_replies(people.model), 1, 4);
  const std::size_t photo = term_at(people.model, "has_photo");
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (people.shares[i][photo] != 1) outcomes[i] = std::numeric_limits<double>::quiet_NaN();
  }
  const Calibration fit = calibrated(people, outcomes);
  for (const CalibratedTerm& term : fit.terms) {
    EXPECT_EQ(term.varies, term.name != "has_photo") << term.name;
  }
}

TEST(Calibration, EndsWhereTheTotalDecidesTheOutcome) {
  const SimulatedMembers people(Model::standard(), 1000, 16);
  const std::vector<double> weights = points_as_weights(people.model, 0.01);
  std::vector<double> etas;
  for (std::size_t i = 0; i < people.size(); ++i) etas.push_back(eta_of(people, i, 0, weights));
  std::vector<double> sorted = etas;
  std::ranges::sort(sorted);
  for (double& each : etas) each = each > sorted[500] ? 1 : 0;  // no finite weights are the best
  const Calibration fit = calibrated(people, etas);
  EXPECT_TRUE(fit.is_optimal());
  EXPECT_GT(*fit.before, 0.99);
  EXPECT_GT(*fit.after, 0.99);
}

TEST(Calibration, HasNothingToSayOfMembersWithoutSignals) {
  const SimulatedMembers people(Model::standard(), 200, 17);
  const std::vector<double> outcomes = amounts(people, 0, weights_of_replies(people.model), 1, 7);
  const Calibration fit = calibrate(people.model, MemberTable(std::span<const Column>(), 200),
                                    people.ids, outcomes, {.id = "fitted-1"});
  EXPECT_FALSE(fit.before.has_value());
  EXPECT_FALSE(fit.after.has_value());
  EXPECT_FALSE(fit.difference.estimate.has_value());
  EXPECT_EQ(fit.verdict, CalibrationVerdict::not_shown);
  for (const CalibratedTerm& term : fit.terms) {
    EXPECT_FALSE(term.varies);
    EXPECT_EQ(term.after, term.before);
  }
  const std::string json = to_json(fit);
  EXPECT_NE(json.find("\"before\": null"), std::string::npos) << json;
  EXPECT_NE(json.find("\"low\": null"), std::string::npos) << json;
  EXPECT_NE(to_text(fit).find("all totals are the same"), std::string::npos);
}

TEST(Calibration, SaysWhyThereIsNoDifference) {
  const SimulatedMembers people(Model::standard(), 200, 17);
  const std::vector<double> outcomes = amounts(people, 0, weights_of_replies(people.model), 1, 7);
  const std::string nothing =
      to_json(calibrate(people.model, MemberTable(std::span<const Column>(), 200), people.ids,
                        outcomes, {.id = "fitted-1"}));
  EXPECT_NE(nothing.find("\"reason\": \"all totals are the same\""), std::string::npos) << nothing;
  const std::string something = to_json(calibrated(people, outcomes));
  EXPECT_NE(something.find("\"reason\": null"), std::string::npos) << something;
}

TEST(Calibration, KeepsTheNameOfTheOutcome) {
  const SimulatedMembers people(Model::standard(), 300, 18);
  const std::vector<double> outcomes = amounts(people, 0, weights_of_replies(people.model), 1, 7);
  const Calibration fit = calibrate(people.model, people.members(), people.ids, outcomes,
                                    {.id = "fitted-1", .outcome = "revenue"});
  EXPECT_EQ(fit.outcome, "revenue");
  EXPECT_NE(to_json(fit).find("\"outcome\": \"revenue\""), std::string::npos);
  for (const std::string& text : {to_text(fit), to_toml(fit)}) {
    EXPECT_NE(text.find("'revenue'"), std::string::npos) << text;
  }
}

TEST(Calibration, SaysWhatIsNoTestOfThePoints) {
  const SimulatedMembers people(Model::standard(), 800, 19);
  const std::vector<double> outcomes = amounts(people, 0, weights_of_replies(people.model), 0.2, 8);
  const Calibration first = calibrated(people, outcomes);
  const std::string text = to_text(first);
  EXPECT_TRUE(text.starts_with("Better: ")) << text;
  EXPECT_NE(text.find("Members that fitted-1 was fitted to are no test of it"), std::string::npos);
  EXPECT_EQ(text.find("itself"), std::string::npos) << text;
  EXPECT_EQ(text.find("round: write"), std::string::npos) << text;
  const Calibration second =
      calibrate(first.model, people.members(), people.ids, outcomes, {.id = "fitted-2"});
  EXPECT_NE(to_text(second).find("If fitted-1 was itself fitted to these outcomes"),
            std::string::npos)
      << to_text(second);
}

TEST(Calibration, ShowsWeights) {
  const SimulatedMembers people(Model::standard(), 800, 19);
  const Calibration fit =
      calibrated(people, amounts(people, 0, weights_of_replies(people.model), 0.2, 8));
  const std::string text = to_text(fit);
  EXPECT_NE(text.find("  before   after  change  weight  term\n"), std::string::npos) << text;
  EXPECT_NE(text.find("in standard deviations"), std::string::npos) << text;
}

TEST(Calibration, SaysToKeepTheOldPoints) {
  const SimulatedMembers people(Model::standard(), 500, 20);
  const std::vector<double> outcomes =
      amounts(people, 0, points_as_weights(people.model, 0.1), 1, 6);
  Calibration fit = calibrated(people, outcomes);
  ASSERT_EQ(fit.verdict, CalibrationVerdict::not_shown);
  EXPECT_TRUE(to_text(fit).starts_with("Not shown to be better: keep standard-1.")) << to_text(fit);
  fit.verdict = CalibrationVerdict::worse;
  EXPECT_TRUE(to_text(fit).starts_with("Worse: keep standard-1.")) << to_text(fit);
}

std::string refusal(const SimulatedMembers& people, const std::vector<double>& outcomes) {
  try {
    calibrated(people, outcomes);
  } catch (const EvidenceError& error) {
    return error.what();
  }
  return "";
}

TEST(Calibration, RefusesWhatIsTooLittle) {
  const SimulatedMembers people(Model::standard(), 300, 12);
  std::vector<double> outcomes(300, 0);
  std::fill(outcomes.begin(), outcomes.begin() + 99, 1);
  EXPECT_NE(refusal(people, outcomes).find("99 have the rarer one"), std::string::npos);
  outcomes[99] = 1;
  EXPECT_EQ(refusal(people, outcomes), "");
  EXPECT_EQ(calibrated(people, outcomes).rarer_outcome, 100U);

  std::vector<double> numbers = amounts(people, 0, points_as_weights(people.model, 1), 1, 5);
  std::fill(numbers.begin() + 99, numbers.end(), std::numeric_limits<double>::quiet_NaN());
  EXPECT_NE(refusal(people, numbers).find("there are 99"), std::string::npos);
  numbers[99] = 7;
  EXPECT_EQ(refusal(people, numbers), "");
  EXPECT_FALSE(calibrated(people, numbers).rarer_outcome.has_value());

  EXPECT_EQ(refusal(people, std::vector<double>(300, 2)), "all members have the same outcome");
}

TEST(Calibration, RefusesIdsOfOneFold) {
  SimulatedMembers people(Model::standard(), 300, 13);
  const auto fnv = [](const std::string& id) {
    std::uint64_t value = 0xCBF29CE484222325u;
    for (const char c : id) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return value;
  };
  std::size_t next = 0;
  for (std::string& id : people.ids) {
    do {
      id = "x" + std::to_string(next++);
    } while (fnv(id) % 5 != 2);
  }
  const std::vector<double> outcomes = amounts(people, 0, points_as_weights(people.model, 1), 1, 6);
  EXPECT_NE(refusal(people, outcomes).find("one of five parts"), std::string::npos);
}

TEST(Calibration, RefusesMisuse) {
  const SimulatedMembers people(Model::standard(), 200, 14);
  const std::vector<double> outcomes = amounts(people, 0, points_as_weights(people.model, 1), 1, 6);
  EXPECT_THROW(calibrate(people.model, people.members(), people.ids, std::span(outcomes).first(199),
                         {.id = "a"}),
               std::invalid_argument);
  EXPECT_THROW(calibrate(people.model, people.members(), people.ids, outcomes, {.id = "Not an id"}),
               ModelError);
  for (const double infinite :
       {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
    std::vector<double> others = outcomes;
    others[7] = infinite;
    EXPECT_THROW(calibrated(people, others), std::invalid_argument);
  }
}

TEST(Calibration, IsTheSameInOtherUnits) {
  const SimulatedMembers people(Model::standard(), 500, 15);
  std::vector<double> outcomes = amounts(people, 0, weights_of_replies(people.model), 1, 7);
  const Calibration fit = calibrated(people, outcomes);
  for (double& each : outcomes) each = each * 0x1p400 - 0x1p403;
  const Calibration other = calibrated(people, outcomes);
  EXPECT_EQ(other.lambda, fit.lambda);
  EXPECT_EQ(to_toml(other.model), to_toml(fit.model));
}

}  // namespace
}  // namespace ssi
