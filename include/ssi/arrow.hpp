// SPDX-License-Identifier: MIT
#ifndef SSI_ARROW_HPP
#define SSI_ARROW_HPP

#include "ssi/arrow/change_stream.hpp"
#include "ssi/arrow/plan_stream.hpp"
#include "ssi/arrow/score_stream.hpp"
#include "ssi/arrow/signal_stream.hpp"

#endif  // SSI_ARROW_HPP
