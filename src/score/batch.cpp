// SPDX-License-Identifier: MIT
#include "score/batch.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <vector>

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
        needs_observed_(!columns.coverage.empty() ||
                        model.model.missing() == MissingPolicy::renormalise),
        block_(std::make_unique<Block>()) {}

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
    alignas(64) std::array<std::uint16_t, kStripRows> points;
    if (prepared.program != nullptr) {
      add_up(prepared, begin, at, rows, points.data());
    } else {
      score_itself(prepared, begin, at, rows, points.data());
    }
    if (!columns_.badges.empty()) award(c, points.data(), rows, &block_->badges[at]);
    if (columns_.competencies.empty()) return;
    store(points.data(), rows, columns_.competencies[c], first_ + begin + at);
  }

  void add_up(const PreparedCompetency& prepared, std::size_t begin, std::size_t at,
              std::size_t rows, std::uint16_t* points) {
    Sums sums;
    std::uint16_t* observed = needs_observed_ ? sums.observed.data() : nullptr;
    kernel_.add_up(prepared.program->program(), views_.data(), begin + at, rows, sums.points.data(),
                   observed);
    if (prepared.renormalises) {
      finish(prepared, sums.points.data(), observed, rows, points, at);
      return;
    }
    // The same as finish(), but in the 16 bits of the sums, of which vectors hold more.
    constexpr double kMost = std::numeric_limits<std::int16_t>::max();
    const auto maximum = static_cast<std::int16_t>(std::min(prepared.maximum, kMost));
    kernel_.settle(
        {sums.points.data(), observed, maximum, points, &block_->total[at], &block_->observed[at]});
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
    finish(prepared, sums.data(), observed.data(), rows, points, at);
  }

  /// From sums to points, totals and observed points: the formula.
  template <class Sum, class Observed>
  void finish(const PreparedCompetency& prepared, const Sum* sums, const Observed* observed,
              std::size_t rows, std::uint16_t* points, std::size_t at) {
    for (std::size_t i = 0; i < rows; ++i) {
      points[i] = static_cast<std::uint16_t>(prepared.finish(sums[i], observed[i]));
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
  bool needs_observed_;
  std::unique_ptr<Block> block_;
};

}  // namespace

void score_batch(const PreparedModel& model, const Kernel& kernel, const MemberTable& members,
                 const ScoreColumns& columns, std::size_t first) {
  Batch(model, kernel, members, columns, first).run();
}

}  // namespace ssi::internal
