// SPDX-License-Identifier: MIT
#include "help.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "input_rules.hpp"
#include "messages.hpp"

namespace ssi::command {
namespace {

constexpr std::size_t kWidth = 80;        // columns of a terminal
constexpr std::size_t kWidestEntry = 30;  // a wider one has its description below
constexpr std::size_t kGap = 2;

/// An option, an argument or a subcommand, and what it does.
struct Entry {
  std::string name;
  std::string description;
};

struct Section {
  std::string title;
  std::vector<Entry> entries;
};

/// Appends words to a text that ends in column `column`, on lines that begin at `indent`.
void append_words(std::string& out, std::string_view words, std::size_t column,
                  std::size_t indent) {
  bool is_first = true;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find_first_of(" \n"));
    words.remove_prefix(std::min(word.size() + 1, words.size()));
    if (word.empty()) continue;
    if (is_first) {
      is_first = false;
    } else if (column + 1 + word.size() > kWidth) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
}

/// Returns what stands for the value of an option, without what validators add to it.
std::string value_name(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return {};
  const std::string type = option.get_type_name();
  return type.substr(0, type.find(':'));
}

bool is_positional(const CLI::Option& option) { return option.get_positional(); }

/// Returns the names of an option, and its value: "-o, --output OUT.csv".
std::string names_of(const CLI::Option& option) {
  std::string result;
  for (const std::string& name : option.get_snames()) result += "-" + name + ", ";
  if (result.empty()) result = "    ";  // under those that have a short one
  for (const std::string& name : option.get_lnames()) result += "--" + name + ", ";
  result.resize(result.find_last_not_of(", ") + 1);
  const std::string value = value_name(option);
  return value.empty() ? result : result + ' ' + value;
}

std::string description_of(const CLI::Option& option) {
  std::string result = option.get_description();
  for (const CLI::Option* needed : option.get_needs()) {
    if (!is_positional(*needed)) result += "; with --" + needed->get_lnames().front();
  }
  const std::string usual = option.get_default_str();
  return usual.empty() ? result : result + "; " + usual + " by default";
}

Section arguments_of(const CLI::App& app) {
  Section result{"Arguments", {}};
  for (const CLI::Option* option : app.get_options({})) {
    if (!is_positional(*option)) continue;
    result.entries.push_back({option->get_name(true), option->get_description()});
  }
  return result;
}

std::vector<Section> options_of(const CLI::App& app) {
  const std::string no_group = CLI::App().get_help_ptr()->get_group();
  std::vector<Section> result;
  Section last{kGeneralOptions, {}};
  for (const CLI::Option* option : app.get_options({})) {
    const std::string& group = option->get_group();
    if (is_positional(*option) || group.empty()) continue;
    Entry entry{names_of(*option), description_of(*option)};
    if (group == kGeneralOptions || group == no_group) {
      last.entries.push_back(std::move(entry));
      continue;
    }
    const auto section = std::ranges::find(result, group, &Section::title);
    Section& own = section == result.end() ? result.emplace_back(Section{group, {}}) : *section;
    own.entries.push_back(std::move(entry));
  }
  result.push_back(std::move(last));
  return result;
}

Section subcommands_of(const CLI::App& app) {
  Section result{"Subcommands", {}};
  for (const CLI::App* subcommand : app.get_subcommands({})) {
    result.entries.push_back({subcommand->get_name(), subcommand->get_description()});
  }
  return result;
}

/// Returns the examples, whose lines are indented, with the sentences between them wrapped.
std::string examples_of(const CLI::App& app) {
  std::string out;
  std::string sentences;
  const auto end_sentences = [&] {
    append_words(out, sentences, 0, 0);
    out += sentences.empty() ? "" : "\n";
    sentences.clear();
  };
  const std::string footer = app.get_footer();
  std::string_view rest = footer;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (!line.starts_with(' ') && !line.ends_with(':')) {
      sentences += std::string(line) + ' ';
      continue;
    }
    end_sentences();
    out += std::string(line) + '\n';
  }
  end_sentences();
  return out.empty() ? out : '\n' + out;
}

std::string to_text(const Section& section, std::size_t widest) {
  if (section.entries.empty()) return {};
  std::string out = '\n' + section.title + ":\n";
  const std::size_t indent = kGap + widest + kGap;
  for (const Entry& entry : section.entries) {
    std::string line = std::string(kGap, ' ') + entry.name;
    if (entry.name.size() > widest) {
      out += line + '\n';
      line.clear();
    }
    line.resize(indent, ' ');
    append_words(line, entry.description, indent, indent);
    out += line + '\n';
  }
  return out;
}

std::string to_text(const std::vector<Section>& sections) {
  std::size_t widest = 0;
  for (const Section& section : sections) {
    for (const Entry& entry : section.entries) {
      if (entry.name.size() <= kWidestEntry) widest = std::max(widest, entry.name.size());
    }
  }
  std::string out;
  for (const Section& section : sections) out += to_text(section, widest);
  return out;
}

/// Returns how to call it: options that must be there, then arguments.
std::string usage_of(const CLI::App& app, const std::string& name) {
  std::string words = "[options]";
  std::string arguments;
  for (const CLI::Option* option : app.get_options({})) {
    if (is_positional(*option)) {
      const std::string several = option->get_items_expected_max() > 1 ? "..." : "";
      const std::string argument = option->get_name(true) + several;
      arguments += option->get_required() ? ' ' + argument : " [" + argument + ']';
    } else if (option->get_required()) {
      words += " --" + option->get_lnames().front() + ' ' + value_name(*option);
    }
  }
  if (!app.get_subcommands({}).empty()) arguments += " SUBCOMMAND";
  std::string out = "Usage: " + name + ' ';
  const std::size_t indent = out.size();
  append_words(out, words + arguments, indent, indent);
  return out + '\n';
}

const CLI::App* find_subcommand(const CLI::App& app, const std::string& name) {
  for (const CLI::App* subcommand : app.get_subcommands({})) {
    if (subcommand->get_name() == name) return subcommand;
  }
  return nullptr;
}

}  // namespace

std::string HelpFormatter::make_help(const CLI::App* app, std::string name,
                                     CLI::AppFormatMode /*mode*/) const {
  std::string out;
  append_words(out, app->get_description(), 0, 0);
  out += "\n\n" + usage_of(*app, name);
  std::vector<Section> sections = options_of(*app);
  sections.insert(sections.begin(), {subcommands_of(*app), arguments_of(*app)});
  return out + to_text(sections) + examples_of(*app);
}

std::string full_name(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent == nullptr ? app.get_name() : full_name(*parent) + ' ' + app.get_name();
}

std::string overview(const CLI::App& app) {
  const std::string name = full_name(app);
  const std::string of = name.substr(std::min(name.find(' '), name.size()));
  return usage_of(app, name) + to_text({subcommands_of(app)}) + "\nssi help" + of +
         " SUBCOMMAND shows the options of each, with examples.\n";
}

std::string help_text(const CLI::App& root, const std::vector<std::string>& words) {
  const CLI::App* app = &root;
  for (const std::string& word : words) {
    const CLI::App* next = find_subcommand(*app, word);
    if (next == nullptr) {
      NearestName nearest(word);
      for (const CLI::App* each : app->get_subcommands({})) nearest.offer(each->get_name());
      throw UsageError{"'" + word + "' is not a subcommand of " + full_name(*app) +
                       did_you_mean(nearest)};
    }
    app = next;
  }
  return HelpFormatter().make_help(app, full_name(*app), CLI::AppFormatMode::Normal);
}

}  // namespace ssi::command
