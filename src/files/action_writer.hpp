// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_ACTION_WRITER_HPP
#define SSI_SRC_FILES_ACTION_WRITER_HPP

#include <string>

#include "ssi/advice/action.hpp"

namespace ssi::internal {

/// to_toml() of ssi/files/action_file.hpp.
std::string write_actions(const ActionList& actions);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_ACTION_WRITER_HPP
