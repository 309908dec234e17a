// SPDX-License-Identifier: MIT
//
// The lists of words that make a decision-maker: DecisionMakers of ssi/import/linkedin.hpp.
#include <string>
#include <utility>
#include <vector>

#include "files/byte_source.hpp"
#include "files/toml_reader.hpp"
#include "files/toml_value.hpp"
#include "import/refusal.hpp"
#include "import/text.hpp"
#include "ssi/error.hpp"
#include "ssi/import/linkedin.hpp"

namespace ssi {
namespace internal {
namespace {

[[noreturn]] void fail(const std::string& file, const ModelProblem& problem) {
  const std::string key = problem.key.empty() ? "" : problem.key + ' ';
  throw refusal(file, key + problem.rule, problem.line);
}

class WordListReader : private TomlReader {
 public:
  explicit WordListReader(const TomlTable& root) : root_{root, {}} {}

  DecisionMakers read(const std::string& file) {
    allow(root_, {"words", "except"});
    if (!root_.contains("words")) report(root_.at.field("words"), "is missing");
    DecisionMakers lists{.words = words("words"), .except = words("except")};
    const std::vector<ModelProblem> problems = take_problems();
    if (!problems.empty()) fail(file, problems.front());
    return lists;
  }

 private:
  /// Returns the texts of an array; none if it is not there.
  std::vector<std::string> words(std::string_view key) {
    const TomlValue* value = root_.get(key);
    if (value == nullptr) return {};
    std::vector<std::string> result = texts(*value);
    const auto* const array = value->as<TomlArray>();
    if (array == nullptr || array->size() != result.size()) {
      report(root_.at.field(key), "must be a list of words in quotes");
    }
    for (const std::string& word : result) {
      if (trimmed(word).empty()) report(root_.at.field(key), "has an empty word");
    }
    return result;
  }

  TomlSection root_;
};

}  // namespace
}  // namespace internal

DecisionMakers DecisionMakers::standard() {
  return {.words = {"chief",
                    "ceo",
                    "cfo",
                    "cto",
                    "coo",
                    "cmo",
                    "cio",
                    "cro",
                    "ciso",
                    "president",
                    "vp",
                    "svp",
                    "evp",
                    "vice president",
                    "owner",
                    "co-owner",
                    "founder",
                    "co-founder",
                    "cofounder",
                    "partner",
                    "managing director",
                    "director",
                    "head",
                    "principal",
                    "chairman",
                    "chairwoman",
                    "chair"},
          .except = {"assistant", "associate", "intern", "student", "product owner",
                     "business partner", "trainee"}};
}

DecisionMakers DecisionMakers::load(const std::string& path) {
  internal::ByteSource source(path);
  std::string toml;
  source.append_rest_to(toml, internal::kMostTomlBytes);
  try {
    const internal::TomlTable root = internal::parse_toml(toml, "a list of words");
    return internal::WordListReader(root).read(source.name());
  } catch (const internal::TomlProblem& refused) {
    internal::fail(source.name(), refused.problem);
  }
}

}  // namespace ssi
