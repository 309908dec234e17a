// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_HPP
#define SSI_SCORE_HPP

#include "ssi/score/score_aggregator.hpp"

#endif  // SSI_SCORE_HPP
