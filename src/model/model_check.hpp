// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_MODEL_MODEL_CHECK_HPP
#define SSI_SRC_MODEL_MODEL_CHECK_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

// No model that a person writes comes near these limits, or kMostBands. They keep a hostile one
// from taking minutes or gigabytes, and its texts from filling reports.
inline constexpr std::size_t kMostNameBytes = 100;    // for ids and names
inline constexpr std::size_t kMostTitleBytes = 1000;  // for titles and nouns
inline constexpr std::size_t kMostOwnSignals = 2000;
inline constexpr std::size_t kMostCompetencies = 1000;
inline constexpr std::size_t kMostTerms = 2000;  // of all competencies together
inline constexpr std::size_t kMostBadges = 32;
inline constexpr std::size_t kMostProblems = 100;  // reported; the others are counted
/// The kernels' tables have the points of counts and differences for each level up to full marks,
/// unless those are beyond kMostLevels. Tables of so many levels take some 60 MB and half a second.
inline constexpr double kMostLevels = 65535;
inline constexpr double kMostLevelsInAll = 8'388'608;

/// Returns whether a text is a model's id: [a-z0-9][a-z0-9._-]*, not too long.
bool is_model_id(std::string_view id);
/// Returns whether a text is a name in models: [a-z][a-z0-9_]*, not too long.
bool is_model_name(std::string_view name);
/// Returns whether a text is a model's fingerprint: 16 digits 0-9 and a-f.
bool is_fingerprint(std::string_view text);

/// Returns the beginning of a text if it is too long for a name, and the text otherwise.
std::string shortened(std::string_view text);
/// Returns a key or a name as part of a dotted key: in quotes where TOML needs them, not too long.
std::string shown_key(std::string_view key);

/// A place in a definition, twice: the path says where by position, such as
/// "competency.2.terms.0.full", so that a reader of a file can find the line; the key says it by
/// name, such as "competency.insights.shares.full", for people.
struct At {
  std::string path;
  std::string key;

  At field(std::string_view name) const {
    const std::string dot = path.empty() ? "" : ".";
    return {path + dot + std::string(name), key + dot + shown_key(name)};
  }
  At item(std::string_view list, std::size_t position, const std::string& name) const {
    const std::string number = std::to_string(position);
    const std::string dot = path.empty() ? "" : ".";
    // People say "competency.insights.shares", without the list's name inside a competency.
    const std::string named = key.empty() ? std::string(list) + '.' : key + '.';
    return {path + dot + std::string(list) + '.' + number,
            named + (name.empty() ? number : shown_key(name))};
  }
};

/// A rule that a model breaks, and where.
struct Violation {
  At at;
  std::string rule;
};

/// Returns every rule that the definition breaks, in its order. The items of a list that is too
/// long are not checked.
std::vector<Violation> check(const ModelDefinition& definition);

/// Keeps the first kMostProblems, and says how many more there are.
void limit_problems(std::vector<ModelProblem>& problems);

}  // namespace ssi::internal

#endif  // SSI_SRC_MODEL_MODEL_CHECK_HPP
