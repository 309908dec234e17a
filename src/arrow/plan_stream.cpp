// SPDX-License-Identifier: MIT
#include "ssi/arrow/plan_stream.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "arrow/given.hpp"
#include "arrow/input_stream.hpp"
#include "arrow/kept_columns.hpp"
#include "arrow/member_batches.hpp"
#include "arrow/points_column.hpp"
#include "arrow/stream_goals.hpp"

namespace ssi {
namespace {

using internal::ArrowBuilder;
using internal::ArrowOwner;
using internal::ArrowType;
using internal::MemberBatches;
using internal::PointsColumn;

/// Which rows of a column have a value.
struct Validity {
  explicit Validity(std::size_t rows) : bits((rows + 7) / 8), nulls(rows) {}

  void set(std::size_t row) noexcept {
    bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | 1U << (row % 8));
    --nulls;
  }

  std::vector<std::uint8_t> bits;
  std::size_t nulls;
};

/// A column of points in the making.
struct PlanPoints {
  explicit PlanPoints(std::size_t rows) : hundredths(rows), validity(rows) {}

  void set(std::size_t row, Points points) noexcept {
    hundredths[row] = static_cast<std::uint16_t>(points.hundredths());
    validity.set(row);
  }

  ArrowArray give(PointsType type) const {
    PointsColumn column(type, hundredths.size(), true);
    column.write(0, hundredths);
    return column.give(validity.bits, validity.nulls);
  }

  std::vector<std::uint16_t> hundredths;
  Validity validity;
};

/// A column of whole numbers in the making, null where the validity says so.
template <class Number>
class NumberColumn {
 public:
  explicit NumberColumn(std::size_t rows)
      : validity_(builder_->add<std::uint8_t>((rows + 7) / 8)),
        values_(builder_->add<Number>(rows)) {
    std::ranges::fill(values_, Number());
  }

  Number& operator[](std::size_t row) noexcept { return values_[row]; }

  ArrowArray give(const Validity& validity) {
    std::ranges::copy(validity.bits, validity_.begin());
    return ArrowBuilder::give(std::move(builder_), values_.size(), validity.nulls);
  }

 private:
  std::unique_ptr<ArrowBuilder> builder_ = std::make_unique<ArrowBuilder>();
  std::span<std::uint8_t> validity_;
  std::span<Number> values_;
};

/// The plans of a batch, in columns.
class PlannedBatch {
 public:
  PlannedBatch(std::size_t rows, std::size_t actions)
      : total_(rows), goal_(rows), planned_(rows), effort_(rows), actions_(rows) {
    for (std::size_t i = 0; i < actions; ++i) times_.emplace_back(rows);
  }

  void set_total(std::size_t row, Points total) noexcept { total_.set(row, total); }

  void set(std::size_t row, const Plan& plan) noexcept {
    set_total(row, plan.total);
    if (plan.goal) goal_.set(row, *plan.goal);
    planned_.set(row, plan.planned_total);
    effort_[row] = static_cast<std::int64_t>(plan.effort);
    actions_[row] = static_cast<std::int32_t>(plan.actions);
    for (std::size_t i = 0; i < times_.size(); ++i) {
      times_[i][row] = static_cast<std::int32_t>(plan.times[i]);
    }
  }

  void give(PointsType points, ArrowBuilder& to) {
    const Validity& has_plan = planned_.validity;
    to.add_child(total_.give(points));
    to.add_child(goal_.give(points));
    to.add_child(planned_.give(points));
    to.add_child(effort_.give(has_plan));
    to.add_child(actions_.give(has_plan));
    for (auto& times : times_) to.add_child(times.give(has_plan));
  }

 private:
  PlanPoints total_;
  PlanPoints goal_;
  PlanPoints planned_;
  NumberColumn<std::int64_t> effort_;   // at most 1000 * 65,535 * 2^32
  NumberColumn<std::int32_t> actions_;  // at most 1000 * 65,535
  std::vector<NumberColumn<std::int32_t>> times_;
};

class Plans final : public internal::BatchSource {
 public:
  Plans(Planner planner, StreamGoal goal, PlanStreamOptions options, ArrowArrayStream& members)
      : input_(members), planner_(std::move(planner)), options_(std::move(options)) {
    const ArrowOwner<ArrowSchema> schema = input_.schema();
    members_.emplace(*schema, planner_.model(), options_.allow_out_of_range);
    kept_.emplace(*schema, options_.keep);
    goals_.emplace(*schema, planner_, std::move(goal), options_.execution);
    add_types();
  }

  const ArrowType& type() const override { return type_; }

  ArrowArray next() override {
    ArrowOwner<ArrowArray> batch = input_.next();
    if (!batch) return {};
    const std::size_t rows = members_->check(*batch);
    kept_->check(*batch);
    goals_->read(*batch);
    PlannedBatch planned(rows, planner_.actions().actions().size());
    for (std::size_t first = 0; first < rows; first += kPiece) {
      plan(*batch, first, std::min(kPiece, rows - first), planned);
    }
    first_row_ += rows;
    auto whole = std::make_unique<ArrowBuilder>();
    whole->add_none();
    kept_->move(*batch, *whole);
    planned.give(options_.points, *whole);
    return ArrowBuilder::give(std::move(whole), rows);
  }

 private:
  /// Members that are planned for at once. A plan takes about a millisecond: threads have enough to
  /// share, and few plans are held twice.
  static constexpr std::size_t kPiece = 1024;

  void plan(const ArrowArray& batch, std::size_t first, std::size_t rows, PlannedBatch& to) {
    const MemberTable members = members_->slice(batch, first, rows, memory_, first_row_);
    const auto plans = planner_(members, goals_->goals(first, members), options_.execution);
    for (std::size_t i = 0; i < rows; ++i) {
      if (plans[i]) {
        to.set(first + i, *plans[i]);
      } else {
        to.set_total(first + i, goals_->start(Member(members, i)));
      }
    }
  }

  void add_types() {
    type_.format = "+s";
    type_.flags = 0;
    kept_->add_types(type_.children);
    for (const char* name : {"total", "goal", "planned_total"}) {
      type_.children.push_back(PointsColumn::type_of(options_.points, name));
    }
    type_.children.push_back({.format = "l", .name = "effort"});
    type_.children.push_back({.format = "i", .name = "actions"});
    for (const Action& action : planner_.actions().actions()) {
      type_.children.push_back({.format = "i", .name = action.name});
    }
    internal::check_names(type_.children, "plans");
  }

  internal::InputStream input_;
  Planner planner_;
  PlanStreamOptions options_;
  std::optional<MemberBatches> members_;
  std::optional<internal::KeptColumns> kept_;
  std::optional<internal::StreamGoals> goals_;
  MemberBatches::Memory memory_;
  std::uint64_t first_row_ = 0;  // of the next batch
  ArrowType type_;
};

}  // namespace

ArrowArrayStream plan_stream(const Planner& planner, StreamGoal goal, PlanStreamOptions options,
                             ArrowArrayStream& members) {
  return internal::give(
      std::make_unique<Plans>(planner, std::move(goal), std::move(options), members));
}

}  // namespace ssi
