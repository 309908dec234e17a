// SPDX-License-Identifier: MIT
#include "score/batch.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <vector>

#include "member/column_load.hpp"
#include "model/formula.hpp"

namespace ssi::internal {
namespace {

/// The sums of all competencies for a block of members.
struct Block {
  std::array<std::uint16_t, kBlockRows> total;
  std::array<std::uint32_t, kBlockRows> observed;  // observed positive points of all competencies
  std::array<std::uint32_t, kBlockRows> badges;
};

/// One competency of one strip of members, in hundredths.
struct Sums {
  alignas(64) std::array<std::int16_t, kStripRows> points;
  alignas(64) std::array<std::uint16_t, kStripRows> observed;
};

/// The members as competencies that are code get them: in a table of this thread alone, because
/// threads that slice one table at every strip would wait for each other at its reference count.
MemberTable own_table(const PreparedModel& model, const MemberTable& members) {
  const auto is_code = [](const PreparedCompetency& c) { return c.program == nullptr; };
  if (std::ranges::none_of(model.competencies, is_code)) return members;
  std::vector<Column> columns;
  for (std::size_t i = 0; i < members.columns(); ++i) {
    columns.push_back(members.column(static_cast<Signal>(i)));
  }
  return {columns, members.rows()};
}

std::vector<ColumnView> views_of(const MemberTable& members, std::span<const Signal> signals) {
  std::vector<ColumnView> views;
  for (const Signal signal : signals) {
    const Column column = members.column(signal);
    views.push_back({column.values(), column.validity(), column.bit_offset(),
                     column.validity_offset(), width_of(column.type()), column.type()});
  }
  return views;
}

/// Whether a signal that has a column was observed of a member.
bool is_observed(const ColumnView& column, std::size_t row) noexcept {
  return column.validity == nullptr || bit(column.validity, column.validity_offset + row);
}

/// Scores a slice of a table, a block at a time.
class Batch {
 public:
  Batch(const PreparedModel& model, const Kernel& kernel, const MemberTable& members,
        const ScoreColumns& columns, std::size_t first)
      : prepared_(model),
        kernel_(kernel),
        members_(own_table(model, members)),
        columns_(columns),
        first_(first),
        views_(views_of(members, model.model.used_signals())),
        has_bounds_(!columns.total_low.empty() || !columns.total_high.empty()),
        needs_observed_(has_bounds_ || !columns.coverage.empty() ||
                        model.model.missing() == MissingPolicy::renormalise),
        block_(std::make_unique_for_overwrite<Block>()) {}

  void run() {
    for (std::size_t row = 0; row < members_.rows(); row += kBlockRows) {
      score_block(row, std::min(kBlockRows, members_.rows() - row));
    }
  }

 private:
  void score_block(std::size_t begin, std::size_t rows) {
    std::fill_n(block_->total.begin(), rows, std::uint16_t{0});
    if (needs_observed_) std::fill_n(block_->observed.begin(), rows, 0U);
    if (!columns_.badges.empty()) std::fill_n(block_->badges.begin(), rows, 0U);
    for (const auto column : {columns_.total_low, columns_.total_high}) {
      if (!column.empty()) std::fill_n(&column[first_ + begin], rows, std::uint16_t{0});
    }
    for (std::size_t c = 0; c < prepared_.competencies.size(); ++c) {
      for (std::size_t at = 0; at < rows; at += kStripRows) {
        score_strip(c, begin, at, std::min(kStripRows, rows - at));
      }
    }
    store_block(begin, rows);
  }

  /// Scores competency c for the `rows` members from `at` on in the block that begins at `begin`.
  void score_strip(std::size_t c, std::size_t begin, std::size_t at, std::size_t rows) {
    const PreparedCompetency& prepared = prepared_.competencies[c];
    alignas(64) std::array<std::uint16_t, kStripRows> buffer;
    const std::span<std::uint16_t> column =
        columns_.competencies.empty() ? std::span<std::uint16_t>() : columns_.competencies[c];
    const std::size_t to = first_ + begin + at;
    // Kernels settle whole strips: straight into the column, if it has room for one.
    const bool in_place = !column.empty() && rows == kStripRows;
    std::uint16_t* points = in_place ? &column[to] : buffer.data();
    if (prepared.program != nullptr) {
      add_up(prepared, begin, at, rows, points);
    } else {
      score_itself(prepared, begin, at, rows, points);
    }
    if (!columns_.badges.empty()) award(c, points, rows, &block_->badges[at]);
    if (!in_place) store(points, rows, column, to);
  }

  void add_up(const PreparedCompetency& prepared, std::size_t begin, std::size_t at,
              std::size_t rows, std::uint16_t* points) {
    Sums sums;
    std::uint16_t* observed = needs_observed_ ? sums.observed.data() : nullptr;
    kernel_.add_up(prepared.program->program(), views_.data(), begin + at, rows, sums.points.data(),
                   observed);
    if (has_bounds_) add_bounds(prepared, sums.points.data(), observed, rows, begin + at);
    if (prepared.renormalises) {
      finish(prepared, sums.points.data(), observed, rows, points, at);
      return;
    }
    // The same as finish(), but in the 16 bits of the sums, of which vectors hold more.
    constexpr double kMost = std::numeric_limits<std::int16_t>::max();
    const auto maximum = static_cast<std::int16_t>(std::min(prepared.maximum, kMost));
    if (!prepared.worths.empty()) {
      add_worths(prepared.worths, sums.points.data(), maximum, rows, &block_->total[at]);
      return;
    }
    kernel_.settle(
        {sums.points.data(), observed, maximum, points, &block_->total[at], &block_->observed[at]});
  }

  /// Settles a competency whose points count for more or less than themselves. Of such a model only
  /// totals are asked for: nothing is added to the observed points, and the points are not kept.
  void add_worths(std::span<const std::uint16_t> worths, const std::int16_t* sums,
                  std::int16_t maximum, std::size_t rows, std::uint16_t* totals) const {
    alignas(64) std::array<std::uint16_t, kStripRows> points;
    alignas(64) std::array<std::uint16_t, kStripRows> nobody{};
    kernel_.settle({sums, nullptr, maximum, points.data(), nobody.data(), nullptr});
    for (std::size_t i = 0; i < rows; ++i) {
      totals[i] = static_cast<std::uint16_t>(totals[i] + worths[points[i]]);
    }
  }

  /// Scores a competency that kernels cannot add up.
  void score_itself(const PreparedCompetency& prepared, std::size_t begin, std::size_t at,
                    std::size_t rows, std::uint16_t* points) {
    std::array<Points, kStripRows> raw;
    std::array<Points, kStripRows> seen;
    prepared.competency->score(members_.slice(begin + at, rows), std::span(raw).first(rows),
                               std::span(seen).first(rows));
    std::array<std::int32_t, kStripRows> sums;
    std::array<std::int32_t, kStripRows> observed;
    for (std::size_t i = 0; i < rows; ++i) {
      sums[i] = raw[i].hundredths();
      observed[i] = seen[i].hundredths();
    }
    if (has_bounds_) add_bounds(prepared, sums.data(), observed.data(), rows, begin + at);
    finish(prepared, sums.data(), observed.data(), rows, points, at);
  }

  /// Adds a competency's bounds to those of the totals, for the `rows` members from `row` on.
  template <class Sum, class Observed>
  void add_bounds(const PreparedCompetency& prepared, const Sum* sums, const Observed* observed,
                  std::size_t rows, std::size_t row) const {
    const auto losses = losses_of(prepared, row, rows);
    const auto add = [](std::span<std::uint16_t> column, std::size_t at, std::int32_t points) {
      if (!column.empty()) column[at] = static_cast<std::uint16_t>(column[at] + points);
    };
    for (std::size_t i = 0; i < rows; ++i) {
      const ClampedBounds bounds = prepared.bounds(sums[i], observed[i], losses[i]);
      add(columns_.total_low, first_ + row + i, bounds.low);
      add(columns_.total_high, first_ + row + i, bounds.high);
    }
  }

  /// The points of penalties that were not observed of the `rows` members from `row` on.
  std::array<std::int32_t, kStripRows> losses_of(const PreparedCompetency& prepared,
                                                 std::size_t row, std::size_t rows) const {
    std::array<std::int32_t, kStripRows> losses{};
    for (const Penalty& penalty : prepared.penalties) {
      const ColumnView& a = views_[penalty.a];
      const ColumnView& b = views_[penalty.b];
      const bool is_absent = a.type == ColumnType::absent || b.type == ColumnType::absent;
      for (std::size_t i = 0; i < rows; ++i) {
        if (is_absent || !is_observed(a, row + i) || !is_observed(b, row + i)) {
          losses[i] += penalty.points;
        }
      }
    }
    return losses;
  }

  /// From sums to points, totals and observed points: the formula.
  template <class Sum, class Observed>
  void finish(const PreparedCompetency& prepared, const Sum* sums, const Observed* observed,
              std::size_t rows, std::uint16_t* points, std::size_t at) {
    for (std::size_t i = 0; i < rows; ++i) {
      const std::int32_t finished = prepared.finish(sums[i], observed[i]);
      points[i] = static_cast<std::uint16_t>(prepared.worth(finished));
      block_->total[at + i] = static_cast<std::uint16_t>(block_->total[at + i] + points[i]);
      block_->observed[at + i] += static_cast<std::uint32_t>(observed[i]);
    }
  }

  void store(const std::uint16_t* values, std::size_t rows, std::span<std::uint16_t> column,
             std::size_t to) const {
    if (!column.empty()) std::copy_n(values, rows, &column[to]);
  }

  void award(std::size_t c, const std::uint16_t* points, std::size_t rows,
             std::uint32_t* badges) const {
    for (const PreparedModel::BadgeRule& rule : prepared_.badge_rules) {
      if (rule.competency != c) continue;
      for (std::size_t i = 0; i < rows; ++i) {
        badges[i] |= points[i] >= rule.at_least.hundredths() ? rule.bit : 0U;
      }
    }
  }

  void store_block(std::size_t begin, std::size_t rows) const {
    const std::size_t to = first_ + begin;
    store(block_->total.data(), rows, columns_.total, to);
    if (!columns_.badges.empty()) std::copy_n(block_->badges.begin(), rows, &columns_.badges[to]);
    if (!columns_.coverage.empty()) {
      prepared_.coverage_of(std::span(block_->observed).first(rows), &columns_.coverage[to]);
    }
    if (!columns_.band.empty()) {
      for (std::size_t i = 0; i < rows; ++i) {
        columns_.band[to + i] = prepared_.band_of[block_->total[i]];
      }
    }
  }

  const PreparedModel& prepared_;
  const Kernel& kernel_;
  MemberTable members_;
  const ScoreColumns& columns_;
  std::size_t first_;
  std::vector<ColumnView> views_;  // views of the used signals
  bool has_bounds_;
  bool needs_observed_;
  std::unique_ptr<Block> block_;
};

}  // namespace

void score_batch(const PreparedModel& model, const Kernel& kernel, const MemberTable& members,
                 const ScoreColumns& columns, std::size_t first) {
  Batch(model, kernel, members, columns, first).run();
}

}  // namespace ssi::internal
