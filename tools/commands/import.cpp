// SPDX-License-Identifier: MIT
#include "commands/import.hpp"

#include <string>

#include "input_rules.hpp"
#include "linkedin_archive.hpp"
#include "messages.hpp"
#include "output_file.hpp"

namespace ssi::command {
namespace {

LinkedInOptions linkedin_options(const ImportLinkedInOptions& options) {
  LinkedInOptions result = options.linkedin;
  for (const std::string& name : options.without) {
    result.without.push_back(signal_of_option("--without", name));
  }
  for (const auto& [name, value] : options.known) {
    result.known.push_back(known_signal(name, value));
  }
  if (!options.decision_makers.empty()) {
    result.decision_makers = DecisionMakers::load(options.decision_makers);
  }
  return result;
}

}  // namespace

void import_linkedin(const ImportLinkedInOptions& options) {
  refuse_to_overwrite(options.output, {options.archive, options.decision_makers});
  OutputFile output(options.output);
  const ImportedLog log = read_archive(options.archive, linkedin_options(options), options.output);
  output.write(to_csv(log));
  output.commit();
  say(summary_of(log));
}

}  // namespace ssi::command
