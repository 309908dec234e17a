// SPDX-License-Identifier: MIT
#include "ssi/arrow/change_stream.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>

#include "arrow/given.hpp"
#include "arrow/input_stream.hpp"
#include "arrow/kept_columns.hpp"
#include "arrow/member_batches.hpp"
#include "arrow/points_column.hpp"
#include "arrow/signed_points.hpp"

namespace ssi {
namespace {

using internal::ArrowBuilder;
using internal::ArrowOwner;
using internal::ArrowType;
using internal::MemberBatches;
using internal::PointsColumn;

/// The causes that two tables tell.
constexpr std::array kTold = {Cause::observation, Cause::activity, Cause::profile, Cause::model};

/// The members of one side, as they are asked for.
class Side {
 public:
  /// Takes the stream over; `name` stands for the side in errors. Throws
  /// std::invalid_argument, and what the producer said.
  Side(ArrowArrayStream& members, std::string name)
      : input_(members), schema_(input_.schema()), name_(std::move(name)) {}

  /// `reader` is the model to read the side with.
  void prepare(const Model& reader, bool allow_out_of_range) {
    members_.emplace(*schema_, reader, allow_out_of_range, name_);
  }

  const ArrowSchema& schema() const noexcept { return *schema_; }
  ArrowArray& batch() noexcept { return *batch_; }

  /// Goes to the next batch. Returns false at the end.
  bool next_batch() {
    first_row_ += rows_;
    batch_ = input_.next();
    done_ = 0;
    rows_ = batch_ ? members_->check(*batch_) : 0;
    return static_cast<bool>(batch_);
  }

  /// Goes to a batch in which members are left. Returns false at the end.
  bool next_members() {
    while (left() == 0) {
      if (!next_batch()) return false;
    }
    return true;
  }

  std::size_t rows() const noexcept { return rows_; }
  std::size_t left() const noexcept { return rows_ - done_; }

  /// Returns so many of the members that are left in the batch, until it is called again.
  MemberTable take(std::size_t rows) {
    MemberTable result = members_->slice(*batch_, done_, rows, memory_, first_row_);
    done_ += rows;
    return result;
  }

 private:
  internal::InputStream input_;
  ArrowOwner<ArrowSchema> schema_;
  std::string name_;
  std::optional<MemberBatches> members_;
  MemberBatches::Memory memory_;
  ArrowOwner<ArrowArray> batch_;
  std::size_t rows_ = 0;  // of the batch
  std::size_t done_ = 0;
  std::uint64_t first_row_ = 0;  // of the batch
};

/// Some rows of columns.
ChangeColumns part_of(const ChangeColumns& columns, std::size_t first, std::size_t rows) {
  ChangeColumns part{columns.before.subspan(first, rows), columns.after.subspan(first, rows)};
  for (const Cause cause : kTold) {
    const auto i = static_cast<std::size_t>(cause);
    part.causes[i] = columns.causes[i].subspan(first, rows);
  }
  return part;
}

class Changes final : public internal::BatchSource {
 public:
  Changes(ChangeAggregator changes, ChangeStreamOptions options, ArrowArrayStream& before,
          ArrowArrayStream& after)
      : changes_(std::move(changes)),
        options_(std::move(options)),
        before_(before, "members before"),
        after_(after, "members after") {
    before_.prepare(changes_.models().before_reader(), options_.allow_out_of_range);
    after_.prepare(changes_.models().after_reader(), options_.allow_out_of_range);
    kept_.emplace(after_.schema(), options_.keep);
    add_types();
  }

  const ArrowType& type() const override { return type_; }

  ArrowArray next() override {
    if (!after_.next_batch()) {
      if (before_.next_members()) fail("after");
      return {};
    }
    kept_->check(after_.batch());
    const std::size_t rows = after_.rows();
    ChangeTable table(rows);
    const ChangeColumns columns = table.columns();
    while (after_.left() > 0) {
      if (!before_.next_members()) fail("before");
      split(rows - after_.left(), columns);
    }
    auto whole = std::make_unique<ArrowBuilder>();
    whole->add_none();
    kept_->move(after_.batch(), *whole);
    give(columns, *whole);
    return ArrowBuilder::give(std::move(whole), rows);
  }

 private:
  /// Members whose columns are converted at once, at most.
  static constexpr std::size_t kPiece = std::size_t{1} << 17U;

  [[noreturn]] static void fail(const std::string& shorter) {
    throw std::invalid_argument(
        "there are fewer members " + shorter +
        ": both sides must have the same members in the same order, so join them first");
  }

  /// Splits the changes of some of the members that are left in both batches.
  void split(std::size_t first, const ChangeColumns& columns) {
    const std::size_t rows = std::min({kPiece, before_.left(), after_.left()});
    changes_({.before = before_.take(rows), .after = after_.take(rows)},
             part_of(columns, first, rows), options_.execution);
  }

  void give(const ChangeColumns& columns, ArrowBuilder& to) const {
    const auto add = [&](std::span<const std::uint16_t> totals) {
      PointsColumn column(options_.points, totals.size());
      column.write(0, totals);
      to.add_child(column.give());
    };
    add(columns.before);
    for (const Cause cause : kTold) {
      to.add_child(internal::signed_points(options_.points,
                                           columns.causes[static_cast<std::size_t>(cause)]));
    }
    add(columns.after);
  }

  void add_types() {
    type_.format = "+s";
    type_.flags = 0;
    kept_->add_types(type_.children);
    type_.children.push_back(PointsColumn::type_of(options_.points, "before"));
    for (const Cause cause : kTold) {
      type_.children.push_back(
          internal::signed_points_type(options_.points, std::string(to_string(cause))));
    }
    type_.children.push_back(PointsColumn::type_of(options_.points, "after"));
    internal::check_names(type_.children, "changes");
  }

  ChangeAggregator changes_;
  ChangeStreamOptions options_;
  Side before_;
  Side after_;
  std::optional<internal::KeptColumns> kept_;
  ArrowType type_;
};

}  // namespace

ArrowArrayStream change_stream(const ChangeAggregator& changes, ChangeStreamOptions options,
                               ArrowArrayStream& before, ArrowArrayStream& after) {
  ArrowOwner<ArrowArrayStream> taken(after);  // whatever befalls the other one
  return internal::give(std::make_unique<Changes>(changes, std::move(options), before, *taken));
}

}  // namespace ssi
