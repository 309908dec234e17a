// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_ACTION_FILE_HPP
#define SSI_FILES_ACTION_FILE_HPP

#include <string>
#include <string_view>

#include "ssi/advice/action.hpp"
#include "ssi/export.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

/// Reads actions from TOML text; docs/plans.md describes the keys, and to_toml() shows them. `file`
/// names the text in errors, and signals must be of this catalogue, which is a model's. Throws
/// ActionError, which has every rule broken, unless the text has a syntax error or more than 1 MiB:
/// then it has that alone.
SSI_EXPORT ActionList parse_actions(std::string_view toml, const std::string& file,
                                    const SignalCatalogue& catalogue = SignalCatalogue());

/// Reads actions from a file, "-" being standard input. Throws ActionError as parse_actions(), and
/// FileError if the file cannot be read.
SSI_EXPORT ActionList load_actions(const std::string& path,
                                   const SignalCatalogue& catalogue = SignalCatalogue());

/// Returns the actions as TOML, from which parse_actions() gives the same actions, unless texts for
/// people make it longer than 1 MiB.
SSI_EXPORT std::string to_toml(const ActionList& actions);

}  // namespace ssi

#endif  // SSI_FILES_ACTION_FILE_HPP
