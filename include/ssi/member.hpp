// SPDX-License-Identifier: MIT
#ifndef SSI_MEMBER_HPP
#define SSI_MEMBER_HPP

#include "ssi/member/column.hpp"
#include "ssi/member/columns.hpp"
#include "ssi/member/member.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/member/signal_rule.hpp"

#endif  // SSI_MEMBER_HPP
