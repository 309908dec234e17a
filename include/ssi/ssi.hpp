// SPDX-License-Identifier: MIT
#ifndef SSI_SSI_HPP
#define SSI_SSI_HPP

// The whole library. For shorter builds, include only what you use.
#include "ssi/advice.hpp"
#include "ssi/arrow.hpp"
#include "ssi/cohort.hpp"
#include "ssi/error.hpp"
#include "ssi/evidence.hpp"
#include "ssi/execution.hpp"
#include "ssi/explain.hpp"
#include "ssi/files.hpp"
#include "ssi/history.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/import.hpp"
#include "ssi/left_out.hpp"
#include "ssi/log.hpp"
#include "ssi/member.hpp"
#include "ssi/model.hpp"
#include "ssi/nearest_name.hpp"
#include "ssi/network.hpp"
#include "ssi/pipeline.hpp"
#include "ssi/report.hpp"
#include "ssi/score.hpp"
#include "ssi/synthetic.hpp"
#include "ssi/text_index.hpp"
#include "ssi/version.hpp"

/// The library: an open Social Selling Index, and any other index that is made of the same parts.
///
/// Unless a comment says otherwise, these hold. Positions count from 0. Text is UTF-8, as
/// std::string. An object that was moved from may be assigned to or destroyed, and nothing else.
/// Any number of threads may read an object that no thread changes. Breaking a `Requires:` is
/// undefined behaviour. Running out of memory throws std::bad_alloc.
namespace ssi {}

#endif  // SSI_SSI_HPP
