// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_EXPLANATION_TEXT_HPP
#define SSI_TOOLS_EXPLANATION_TEXT_HPP

#include <string>
#include <string_view>

#include "ssi/explain/explanation.hpp"
#include "ssi/model.hpp"

namespace ssi::command {

/// Returns an explanation as people read it.
std::string explanation_text(const Explanation& explanation, const Model& model,
                             std::string_view member_id);

}  // namespace ssi::command

#endif  // SSI_TOOLS_EXPLANATION_TEXT_HPP
