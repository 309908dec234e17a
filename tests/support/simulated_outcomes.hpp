// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_SIMULATED_OUTCOMES_HPP
#define SSI_TESTS_SUPPORT_SIMULATED_OUTCOMES_HPP

// Invented members with outcomes whose law is known, for tests of evidence.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/evidence.hpp"
#include "ssi/model.hpp"
#include "ssi/synthetic/members.hpp"
#include "support/generated_members.hpp"
#include "support/reference.hpp"

namespace ssi {

/// Members, their ids, and the share of each term's points that each has, by the slow reference.
struct SimulatedMembers {
  SimulatedMembers(const Model& of, std::size_t count, std::uint64_t seed)
      : model(of),
        buffer(synthetic::members_of(synthetic::Members({.members = count, .seed = seed}))) {
    for (std::size_t i = 0; i < count; ++i) {
      ids.push_back(synthetic::member_id(i, count));
      reference::Values values(model.catalogue().size());
      for (std::size_t s = 0; s < kStandardSignals; ++s) {
        values[s] = members().value(static_cast<Signal>(s), i);
      }
      std::vector<double>& row = shares.emplace_back();
      for (const auto& competency : model.competencies()) {
        for (const Term& term : competency->terms()) {
          const auto points = static_cast<double>(reference::term_points(term, values).value_or(0));
          row.push_back(points / term.points.hundredths());
        }
      }
    }
  }

  MemberTable members() const { return buffer.members(); }
  std::size_t size() const { return ids.size(); }

  Model model;
  synthetic::MemberBuffer buffer;
  std::vector<std::string> ids;
  std::vector<std::vector<double>> shares;  // [member][term]
};

/// The terms of a model, in order.
inline std::vector<Term> all_terms(const Model& model) {
  std::vector<Term> result;
  for (const auto& competency : model.competencies()) {
    result.insert(result.end(), competency->terms().begin(), competency->terms().end());
  }
  return result;
}

/// The position of a term among all.
inline std::size_t term_at(const Model& model, std::string_view name) {
  const std::vector<Term> terms = all_terms(model);
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (terms[t].name == name) return t;
  }
  throw std::invalid_argument(std::string(name));
}

/// What weights make of a member: penalties are subtracted.
inline double eta_of(const SimulatedMembers& people, std::size_t member, double intercept,
                     const std::vector<double>& weights) {
  const std::vector<Term> terms = all_terms(people.model);
  double eta = intercept;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const double sign = terms[t].points < Points() ? -1 : 1;
    eta += sign * weights[t] * people.shares[member][t];
  }
  return eta;
}

/// The old points as weights, times a factor.
inline std::vector<double> points_as_weights(const Model& model, double factor) {
  std::vector<double> result;
  for (const Term& term : all_terms(model)) {
    result.push_back(factor * std::abs(term.points.hundredths()) / 100);
  }
  return result;
}

/// Random numbers that are the same everywhere.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  /// Over 0 and under 1.
  double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) / 9007199254740992.0; }
  /// With the standard deviation pi / sqrt(3).
  double logistic() {
    const double u = uniform();
    return std::log(u / (1 - u));
  }

 private:
  std::mt19937_64 engine_;
};

/// Outcomes whose log-odds are those of the weights.
inline std::vector<double> successes(const SimulatedMembers& people, double intercept,
                                     const std::vector<double>& weights, std::uint64_t seed) {
  Chance chance(seed);
  std::vector<double> result;
  for (std::size_t i = 0; i < people.size(); ++i) {
    result.push_back(eta_of(people, i, intercept, weights) + chance.logistic() > 0 ? 1 : 0);
  }
  return result;
}

/// What the weights give, and noise of so much.
inline std::vector<double> amounts(const SimulatedMembers& people, double intercept,
                                   const std::vector<double>& weights, double noise,
                                   std::uint64_t seed) {
  Chance chance(seed);
  std::vector<double> result;
  for (std::size_t i = 0; i < people.size(); ++i) {
    result.push_back(eta_of(people, i, intercept, weights) + noise * chance.logistic());
  }
  return result;
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_SIMULATED_OUTCOMES_HPP
