// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SCORE_LINES_HPP
#define SSI_TOOLS_SCORE_LINES_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cohort_column.hpp"
#include "commands/score.hpp"
#include "member_network.hpp"
#include "scored_members.hpp"
#include "ssi/files/score_file.hpp"
#include "standing_figures.hpp"

namespace ssi::command {

/// A chunk of members, as it is kept until the table is written.
struct KeptMembers {
  ScoredMembers members;
  std::size_t first;                                // position of the first in the file
  std::vector<std::vector<std::uint32_t>> cohorts;  // [cohort column][row]
};

/// Makes the lines of a score table, once everybody is ranked. All that it is given has to outlive
/// it. Any number of threads may share one.
class ScoreLines {
 public:
  ScoreLines(const ScoreOptions& options, const Model& model, const ScoreTableWriter& table,
             const std::vector<CohortColumn>& cohort_columns,
             const std::optional<MemberNetwork>& network)
      : options_(options),
        model_(model),
        table_(table),
        cohort_columns_(cohort_columns),
        network_(network) {}

  /// Appends the lines of a chunk's members.
  void append(std::string& out, const KeptMembers& chunk) const;

 private:
  /// What the rows of a chunk have in a cohort column.
  struct InCohorts {
    explicit InCohorts(std::size_t rows) : figures(rows) {}
    std::optional<TopPercentBounds> top_percents(std::size_t row) const;

    StandingFigures figures;
    std::vector<std::uint8_t> best;  // with bounds; 0: no standing
    std::vector<std::uint8_t> worst;
  };

  /// [cohort column]
  std::vector<InCohorts> look_up(const KeptMembers& chunk) const;
  std::string_view band_of(const ScoreTable& scores, std::size_t row) const;

  const ScoreOptions& options_;
  const Model& model_;
  const ScoreTableWriter& table_;
  const std::vector<CohortColumn>& cohort_columns_;
  const std::optional<MemberNetwork>& network_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORE_LINES_HPP
