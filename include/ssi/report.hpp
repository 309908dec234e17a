// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_HPP
#define SSI_REPORT_HPP

#include "ssi/report/evidence.hpp"
#include "ssi/report/json.hpp"
#include "ssi/report/notice.hpp"
#include "ssi/report/outcome_reader.hpp"
#include "ssi/report/page.hpp"
#include "ssi/report/plan.hpp"
#include "ssi/report/text.hpp"

#endif  // SSI_REPORT_HPP
