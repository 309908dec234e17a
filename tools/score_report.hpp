// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SCORE_REPORT_HPP
#define SSI_TOOLS_SCORE_REPORT_HPP

#include <string>

#include "ssi/cohort.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/model.hpp"

namespace ssi::command {

/// Returns what `ssi score` says on standard error: statistics, bands, speed, absent signals.
std::string score_report(const Model& model, const Cohort& everyone, const BandCounts& bands,
                         const MemberParser& parser, double seconds);

/// Returns the line that says how many were scored, and by which model.
std::string model_report(std::uint64_t members, const ScoreSchema& model);

/// Returns how long it took, as a line.
std::string speed_report(std::uint64_t members, double seconds);

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORE_REPORT_HPP
