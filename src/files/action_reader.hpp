// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_ACTION_READER_HPP
#define SSI_SRC_FILES_ACTION_READER_HPP

#include <string>
#include <string_view>

#include "ssi/advice/action.hpp"
#include "ssi/member/signal.hpp"

namespace ssi::internal {

/// parse_actions() of ssi/files/action_file.hpp.
ActionList read_actions(std::string_view toml, const std::string& file,
                        const SignalCatalogue& catalogue);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_ACTION_READER_HPP
