// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_EVIDENCE_OPTIONS_HPP
#define SSI_TOOLS_EVIDENCE_OPTIONS_HPP

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
}

namespace ssi::command {

/// Adds the subcommands that say how far scores can be trusted, with their options: robustness.
void add_evidence_subcommands(CLI::App& app);

}  // namespace ssi::command

#endif  // SSI_TOOLS_EVIDENCE_OPTIONS_HPP
