// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_MODEL_OPTIONS_HPP
#define SSI_TOOLS_MODEL_OPTIONS_HPP

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
}  // namespace CLI

namespace ssi::command {

/// Adds the subcommand that prints, checks and audits models: model print and the like.
void add_model(CLI::App& app);

}  // namespace ssi::command

#endif  // SSI_TOOLS_MODEL_OPTIONS_HPP
