// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_RANDOM_MEMBERS_HPP
#define SSI_TESTS_SUPPORT_RANDOM_MEMBERS_HPP

// Seeded random members. The same seed gives the same members everywhere: raw mt19937_64 output,
// no standard distribution. SSI_TEST_SEED=N in the environment tries others.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "ssi/model.hpp"
#include "support/reference.hpp"

namespace ssi {

inline constexpr std::uint32_t kLargestCount = std::numeric_limits<std::uint32_t>::max();

inline std::uint64_t test_seed() {
  const char* seed = std::getenv("SSI_TEST_SEED");
  return seed != nullptr ? std::strtoull(seed, nullptr, 10) : 20260117;
}

/// A stream of random numbers. Use it with SCOPED_TRACE(random.trace()).
class Random {
 public:
  /// `stream` keeps the tests apart, so that none changes what another draws.
  explicit Random(std::uint64_t stream)
      : engine_(test_seed() * 0x9E3779B97F4A7C15u + stream), stream_(stream) {}

  /// The choices that a fuzzer makes, two bytes each, and then those of a stream. The bytes must
  /// outlive this.
  explicit Random(std::span<const std::uint8_t> chosen) : stream_(0), chosen_(chosen) {}

  std::uint64_t bits() {
    if (chosen_.size() < 2) return engine_();
    const std::uint64_t choice = chosen_[0] | std::uint64_t{chosen_[1]} << 8;
    chosen_ = chosen_.subspan(2);
    // In the low bits for choices among few, and in the high ones.
    return choice | choice << 48 | choice << 24;
  }
  /// 0 to bound - 1. The bias does not matter here.
  std::uint64_t below(std::uint64_t bound) { return bits() % bound; }
  std::size_t index(std::size_t bound) { return static_cast<std::size_t>(below(bound)); }
  bool chance(std::uint64_t percent) { return below(100) < percent; }

  template <class Choices>
  const auto& pick(const Choices& choices) {
    return choices[index(std::size(choices))];
  }

  std::string trace() const {
    return "SSI_TEST_SEED=" + std::to_string(test_seed()) + ", stream " + std::to_string(stream_);
  }

 private:
  std::mt19937_64 engine_;
  std::uint64_t stream_;
  std::span<const std::uint8_t> chosen_;
};

/// All the terms of a model.
inline std::vector<Term> terms_of(const Model& model) {
  std::vector<Term> terms;
  for (const auto& competency : model.competencies()) {
    terms.insert(terms.end(), competency->terms().begin(), competency->terms().end());
  }
  return terms;
}

/// Draws members whose counts lie where a model's formulas bend: at zero, around each full-marks
/// level, far beyond it, and on and beside the half-hundredths of each ratio.
class MemberGenerator {
 public:
  explicit MemberGenerator(const Model& model)
      : signals_(model.catalogue()), terms_(terms_of(model)), knees_(model.catalogue().size()) {
    for (const Term& term : terms_) {
      for (Signal signal : term.input.used_signals()) {
        const double knee = std::clamp(std::floor(term.curve.full), 0.0, double{kLargestCount});
        knees_[index_of(signal)].push_back(static_cast<std::uint32_t>(knee));
      }
    }
  }

  reference::Values draw(Random& random) const {
    reference::Values values(signals_.size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = draw_value(random, i);
    for (const Term& term : terms_) {
      if (term.input.kind == InputKind::ratio && random.chance(60)) {
        draw_ratio(random, term, values);
      }
    }
    static constexpr std::uint64_t kMissingPercent[] = {0, 0, 0, 5, 30, 80, 100};
    const std::uint64_t missing = random.pick(kMissingPercent);
    for (auto& value : values) {
      if (random.chance(missing)) value.reset();
    }
    return values;
  }

  std::vector<reference::Values> draw(Random& random, std::size_t members) const {
    std::vector<reference::Values> result;
    for (std::size_t i = 0; i < members; ++i) result.push_back(draw(random));
    return result;
  }

 private:
  std::uint32_t draw_value(Random& random, std::size_t signal) const {
    if (signals_[static_cast<Signal>(signal)].kind == SignalKind::flag) {
      return static_cast<std::uint32_t>(random.below(2));
    }
    switch (random.below(8)) {
      case 0:
      case 1:
        return 0;
      case 2:  // heavy tail: every order of magnitude is as likely
        return static_cast<std::uint32_t>(random.bits() >> (32 + random.below(32)));
      case 3:
        return kLargestCount - static_cast<std::uint32_t>(random.below(2) * random.below(3));
      case 4:  // around the ends of the narrower column types
        return static_cast<std::uint32_t>((1ull << (8 * (1 + random.below(3)))) - 2 +
                                          random.below(4));
      case 5:
        return static_cast<std::uint32_t>(random.below(700));
      default:
        return near_knee(random, signal);
    }
  }

  std::uint32_t near_knee(Random& random, std::size_t signal) const {
    const auto& knees = knees_[signal];
    if (knees.empty()) return static_cast<std::uint32_t>(random.below(100));
    const std::int64_t knee = random.pick(knees);
    const std::int64_t near = knee - 1 + static_cast<std::int64_t>(random.below(3));
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(near, 0, kLargestCount));
  }

  // Chooses a and b with P * a / ((b + prior) * full) on a half-hundredth, if there is one for
  // some small a, and then often moves a by one.
  static void draw_ratio(Random& random, const Term& term, reference::Values& values) {
    const double p = std::abs(term.points.hundredths());
    const std::uint32_t b =
        static_cast<std::uint32_t>(random.below(random.chance(90) ? 400 : 1u << 31));
    const double denominator = (b + term.input.prior) * term.curve.full;
    std::uint32_t a = static_cast<std::uint32_t>(random.below(std::uint64_t{b} + 2));
    for (std::uint32_t i = 0; i < 400; ++i) {
      const std::uint32_t candidate = (a + i) % 400;
      const double twice = 2 * p * candidate / denominator;
      if (twice == std::floor(twice) && std::fmod(twice, 2) == 1) {
        a = candidate;
        break;
      }
    }
    const std::uint64_t shift = random.below(5);  // mostly none
    if (shift == 3) ++a;
    if (shift == 4 && a > 0) --a;
    values[index_of(term.input.operands[0])] = a;
    values[index_of(term.input.operands[1])] = b;
  }

  SignalCatalogue signals_;
  std::vector<Term> terms_;
  std::vector<std::vector<std::uint32_t>> knees_;  // [signal]
};

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_RANDOM_MEMBERS_HPP
