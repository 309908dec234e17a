// SPDX-License-Identifier: MIT
#include "linkedin_archive.hpp"

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "input_rules.hpp"
#include "messages.hpp"

namespace ssi::command {

Signal signal_of_option(const std::string& option, const std::string& name) {
  if (const auto signal = find_signal(name)) return *signal;
  NearestName nearest(name);
  for (const SignalInfo& each : standard_signals()) nearest.offer(each.name);
  throw UsageError{option + ": no signal is named '" + name + "'" + did_you_mean(nearest)};
}

KnownSignal known_signal(const std::string& name, const std::string& value) {
  KnownSignal result{.signal = signal_of_option("--set", name)};
  const char* const end = value.data() + value.size();
  const auto [read, error] = std::from_chars(value.data(), end, result.value);
  if (error != std::errc() || read != end) {
    throw UsageError{"--set: '" + value + "' is not a whole number from 0 to 4294967295"};
  }
  return result;
}

ImportedLog read_archive(const std::string& path, const LinkedInOptions& options,
                         const std::string& output) {
  ImportedLog log;
  try {
    log = read_linkedin(path, options);
  } catch (const std::invalid_argument& error) {
    throw UsageError{std::string("--set: ") + error.what()};
  }
  std::vector<std::string> files;  // of a folder
  for (const ImportedFile& file : log.files) {
    files.push_back((std::filesystem::path(path) / file.name).string());
  }
  refuse_to_overwrite(output, files);
  return log;
}

}  // namespace ssi::command
