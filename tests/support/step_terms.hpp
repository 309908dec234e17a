// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_STEP_TERMS_HPP
#define SSI_TESTS_SUPPORT_STEP_TERMS_HPP

// Terms of counts and differences, whose points rise in steps up to full marks, with levels and
// points around the sizes of registers and tables.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ssi/model.hpp"
#include "support/random_members.hpp"

namespace ssi::steps {

inline constexpr double kLevels[] = {
    0.3,   1,    1.5,  2,    2.5,  3,    4,     7,     8,     9,     15,   15.5, 16,   17,
    30,    31,   31.9, 32,   33,   47,   48,    62,    63,    63.5,  64,   65,   95,   96,
    126,   127,  128,  129,  143,  144,  160,   191,   192,   193,   223,  224,  254,  255,
    255.5, 256,  257,  318,  319,  320,  381,   382,   383,   384,   447,  448,  508,  509,
    510,   511,  512,  513,  635,  767,  768,   895,   896,   1016,  1020, 1023, 1024, 1025,
    2047,  2048, 4095, 4096, 8191, 8192, 127.5, 32767, 32768, 65534, 65535};

inline constexpr std::int32_t kPoints[] = {
    1,    2,    3,    10,   50,    99,    100,   127,   128, 150, 200, 254,  255,  256,
    257,  300,  400,  500,  511,   512,   513,   600,   767, 768, 769, 1000, 1023, 1024,
    1025, 2500, 4095, 4096, 10000, 25599, 25600, 25601, 300, 200, 150, 30000};

inline Points points_of(std::int64_t hundredths) {
  return Points::from_hundredths(static_cast<std::int32_t>(hundredths));
}

inline Term make_term(const Input& input, bool is_log, double full, std::int64_t points) {
  return {"", input, is_log ? logarithmic(full) : linear(full), points_of(points)};
}

inline std::shared_ptr<const Competency> competency_of(const std::string& name, Points maximum,
                                                       std::vector<Term> terms) {
  for (std::size_t i = 0; i < terms.size(); ++i) terms[i].name = "t" + std::to_string(i);
  return std::make_shared<TermCompetency>(name, name, maximum, std::move(terms));
}

inline Model model_of(std::vector<std::shared_ptr<const Competency>> competencies,
                      MissingPolicy missing = MissingPolicy::zero) {
  ModelDefinition definition;
  definition.id = "steps-1";
  definition.missing = missing;
  definition.competencies = std::move(competencies);
  return Model(std::move(definition));
}

/// Any term on these signals.
inline Term draw_term(Random& random, std::span<const Signal> signals, double full) {
  const Signal a = random.pick(signals);
  const Signal b = random.pick(signals);
  const std::int32_t points = random.pick(kPoints);
  return make_term(random.chance(70) ? count(a) : difference(a, b), random.chance(50), full,
                   random.chance(25) ? -points : points);
}

}  // namespace ssi::steps

#endif  // SSI_TESTS_SUPPORT_STEP_TERMS_HPP
