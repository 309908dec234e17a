// SPDX-License-Identifier: MIT
#ifndef SSI_EXPLAIN_HPP
#define SSI_EXPLAIN_HPP

#include "ssi/explain/change.hpp"
#include "ssi/explain/change_table.hpp"
#include "ssi/explain/explanation.hpp"
#include "ssi/explain/model_pair.hpp"
#include "ssi/explain/next_step.hpp"
#include "ssi/explain/robustness.hpp"
#include "ssi/explain/what_if.hpp"

#endif  // SSI_EXPLAIN_HPP
