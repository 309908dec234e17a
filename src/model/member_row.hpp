// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_MODEL_MEMBER_ROW_HPP
#define SSI_SRC_MODEL_MEMBER_ROW_HPP

#include <cstddef>

#include "ssi/member/member.hpp"
#include "ssi/model/competency.hpp"

namespace ssi::internal {

/// One member's results of Competency::score().
struct RawScore {
  Points points;
  Points observed;
};

/// Has a competency score a member as a table of one row.
RawScore score_row(const Competency& competency, const Member& member);

}  // namespace ssi::internal

#endif  // SSI_SRC_MODEL_MEMBER_ROW_HPP
