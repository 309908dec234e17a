// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_TEAM_TEXT_HPP
#define SSI_TOOLS_TEAM_TEXT_HPP

#include <cstdint>
#include <string>

#include "ssi/cohort/team.hpp"
#include "ssi/model.hpp"

namespace ssi::command {

/// Returns a team's report as people read it. The minimum is that of the industry.
std::string team_text(const TeamReport& report, const Model& model, std::uint64_t minimum);

}  // namespace ssi::command

#endif  // SSI_TOOLS_TEAM_TEXT_HPP
