// SPDX-License-Identifier: MIT
#include "commands/import.hpp"

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <stdexcept>

#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"

namespace ssi::command {
namespace {

Signal signal_of(const std::string& option, const std::string& name) {
  if (const auto signal = find_signal(name)) return *signal;
  NearestName nearest(name);
  for (const SignalInfo& each : standard_signals()) nearest.offer(each.name);
  throw UsageError{option + ": no signal is named '" + name + "'" + did_you_mean(nearest)};
}

std::uint32_t value_of(const std::string& text) {
  std::uint32_t value = 0;
  const char* const end = text.data() + text.size();
  const bool is_digits = text.find_first_not_of("0123456789") == std::string::npos;
  if (!is_digits || std::from_chars(text.data(), end, value).ec != std::errc()) {
    throw UsageError{"--set: '" + text + "' is not a whole number from 0 to 4294967295"};
  }
  return value;
}

LinkedInOptions linkedin_options(const ImportLinkedInOptions& options) {
  LinkedInOptions result = options.linkedin;
  for (const std::string& name : options.without) {
    result.without.push_back(signal_of("--without", name));
  }
  for (const auto& [name, value] : options.known) {
    result.known.push_back({signal_of("--set", name), value_of(value)});
  }
  if (!options.decision_makers.empty()) {
    result.decision_makers = DecisionMakers::load(options.decision_makers);
  }
  return result;
}

ImportedLog read(const ImportLinkedInOptions& options) {
  try {
    return read_linkedin(options.archive, linkedin_options(options));
  } catch (const std::invalid_argument& error) {
    throw UsageError{std::string("--set: ") + error.what()};
  }
}

/// The log must not replace a file in the folder that it was read from.
void refuse_to_overwrite_parts(const ImportLinkedInOptions& options, const ImportedLog& log) {
  std::vector<std::string> parts;
  for (const ImportedFile& file : log.files) {
    parts.push_back((std::filesystem::path(options.archive) / file.name).string());
  }
  refuse_to_overwrite(options.output, parts);
}

}  // namespace

void import_linkedin(const ImportLinkedInOptions& options) {
  refuse_to_overwrite(options.output, {options.archive, options.decision_makers});
  OutputFile output(options.output);
  const ImportedLog log = read(options);
  refuse_to_overwrite_parts(options, log);
  output.write(to_csv(log));
  output.commit();
  say(summary_of(log));
}

}  // namespace ssi::command
