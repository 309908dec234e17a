// SPDX-License-Identifier: MIT
#ifndef SSI_EXPLAIN_HPP
#define SSI_EXPLAIN_HPP

#include "ssi/explain/explanation.hpp"
#include "ssi/explain/next_step.hpp"

#endif  // SSI_EXPLAIN_HPP
