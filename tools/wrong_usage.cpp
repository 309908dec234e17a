// SPDX-License-Identifier: MIT
#include "wrong_usage.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "input_rules.hpp"
#include "messages.hpp"

namespace ssi::command {
namespace {

/// A word that no option, argument or subcommand took, and where it stands.
struct LeftOver {
  const CLI::App* app;
  std::string word;
  bool is_behind_dashes;  // so no option
};

std::optional<LeftOver> first_left_over(const CLI::App& app) {
  std::vector<std::string> words = app.remaining();
  const bool is_behind_dashes = words.size() > 1 && words.front() == "--";
  if (is_behind_dashes && app.get_subcommands({}).empty()) words.erase(words.begin());
  if (!words.empty()) return LeftOver{&app, words.front(), is_behind_dashes};
  for (const CLI::App* subcommand : app.get_subcommands()) {
    if (auto found = first_left_over(*subcommand)) return found;
  }
  return std::nullopt;
}

/// All options of the command and its subcommands, by name; a name takes a value in each of them or
/// in none.
using OptionsByName = std::map<std::string, const CLI::Option*, std::less<>>;

void collect_options(const CLI::App& app, OptionsByName& options) {
  for (const CLI::Option* option : app.get_options({})) {
    for (const std::string& name : option->get_lnames()) options.emplace("--" + name, option);
    for (const std::string& name : option->get_snames()) options.emplace("-" + name, option);
  }
  for (const CLI::App* subcommand : app.get_subcommands({})) collect_options(*subcommand, options);
}

std::string describe(const LeftOver& left_over) {
  const auto& [app, whole_word, is_behind_dashes] = left_over;
  const std::vector<const CLI::App*> subcommands = app->get_subcommands({});
  const bool is_option = whole_word.starts_with('-') && whole_word.size() > 1;
  if (is_option && (!is_behind_dashes || whole_word == "--")) {
    const std::string word = whole_word.substr(0, whole_word.find('='));
    NearestName nearest(word);
    for (const CLI::Option* option : app->get_options({})) {
      for (const std::string& name : option->get_lnames()) nearest.offer("--" + name);
    }
    return "'" + word + "' is not an option here" + did_you_mean(nearest);
  }
  if (subcommands.empty()) return "'" + whole_word + "' is one word too many here";
  NearestName nearest(whole_word);
  for (const CLI::App* subcommand : subcommands) nearest.offer(subcommand->get_name());
  return "'" + whole_word + "' is not a subcommand here" + did_you_mean(nearest);
}

template <class Kind>
bool is_a(const CLI::ParseError& error) {
  return dynamic_cast<const Kind*>(&error) != nullptr;
}

}  // namespace

const CLI::App& addressed(const CLI::App& app) {
  if (const auto left_over = first_left_over(app)) return *left_over->app;
  const CLI::App* result = &app;
  while (!result->get_subcommands().empty()) result = result->get_subcommands().front();
  return *result;
}

bool lacks_subcommand(const CLI::ParseError& error, const CLI::App& app) {
  return is_a<CLI::RequiredError>(error) && !first_left_over(app) &&
         !addressed(app).get_subcommands({}).empty();
}

std::string describe(const CLI::ParseError& error, const CLI::App& app) {
  // A word that nothing took is the reason for what is missing: a misspelt option, for example.
  if (is_a<CLI::RequiredError>(error) || is_a<CLI::RequiresError>(error) ||
      is_a<CLI::ExtrasError>(error)) {
    if (const auto left_over = first_left_over(app)) return describe(*left_over);
  }
  std::string what = error.what();
  if (!is_a<CLI::ArgumentMismatch>(error)) return what;
  const std::string option = what.substr(0, what.find(':'));
  if (what.ends_with(" missing")) return option + " needs a value";
  return what.find(": At Most 1 ") == what.npos ? what : option + " may be given only once";
}

void refuse_missing_values(const CLI::App& app, int argc, char** argv) {
  OptionsByName options;
  collect_options(app, options);
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    const std::string_view word = argv[i];
    if (const auto option = options.find(word); option != options.end()) {
      if (option->second->get_items_expected_max() > 0) ++i;  // a value, whatever it looks like
    } else if (word.ends_with('=') && options.contains(word.substr(0, word.size() - 1))) {
      throw UsageError{std::string(word.substr(0, word.size() - 1)) + ": must not be empty"};
    }
  }
}

void refuse_empty_values(CLI::App& app) {
  for (CLI::Option* option : app.get_options({})) {
    option->check(
        [](const std::string& value) { return value.empty() ? "must not be empty" : ""; });
  }
  for (CLI::App* subcommand : app.get_subcommands({})) refuse_empty_values(*subcommand);
}

}  // namespace ssi::command
