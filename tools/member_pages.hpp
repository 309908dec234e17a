// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_MEMBER_PAGES_HPP
#define SSI_TOOLS_MEMBER_PAGES_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "day_of_log.hpp"
#include "member_network.hpp"
#include "page_history.hpp"
#include "page_members.hpp"
#include "page_plans.hpp"
#include "ssi/report/page.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::command {

/// Makes pages of members out of what there is: parts that are not set are absent from the pages.
/// Set them all, finish(), and then let any number of threads make pages.
class MemberPages {
 public:
  MemberPages(const Model& model, PageComparisons comparisons);
  MemberPages(const MemberPages&) = delete;
  MemberPages& operator=(const MemberPages&) = delete;

  ScoreAggregator score;
  PageMembers members;
  Percent minimum_coverage = kMinimumCoverage;
  std::optional<MemberNetwork> network;
  std::optional<PagePlans> plans;
  bool must_have_goal =
      false;  ///< throw UsageError for a member without the goal that is asked for
  std::vector<std::string> notes;  ///< on every page

  // Of tables and logs.
  std::optional<PageMembers> before;
  std::string before_name;  ///< of the table before; empty: day_before says enough

  // Of logs.
  std::optional<Day> day;
  std::optional<Day> day_before;
  std::optional<DayOfLog> aged_out;
  std::optional<PageHistory> history;
  std::vector<std::uint32_t> positions;  ///< [member]: its position in the log

  /// Ranks everybody. Call it once all members are there.
  void finish(const Execution& execution);

  /// Makes the page of the member at a position. Throws as the planner, and UsageError.
  MemberPage page(std::size_t member) const;

 private:
  void add_network(std::size_t member, MemberPage& page) const;
  void add_change(std::size_t member, MemberPage& page) const;
  void add_plan(std::size_t member, const MemberTable& signals, MemberPage& page) const;

  std::vector<std::string_view> ids_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_MEMBER_PAGES_HPP
