// SPDX-License-Identifier: MIT
#ifndef SSI_HISTORY_ACTIVITY_LOG_BUILDER_HPP
#define SSI_HISTORY_ACTIVITY_LOG_BUILDER_HPP

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/history/activity.hpp"
#include "ssi/history/activity_log.hpp"
#include "ssi/history/known_members.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

namespace internal {

/// A row whose texts are numbers.
struct NumberedActivity {
  std::uint32_t member;
  std::uint32_t person;
  std::uint32_t value;
  std::int32_t day;
  std::uint16_t signal;
};

/// An event's id, as a number that no other has.
struct EventKey {
  std::uint64_t low;
  std::uint32_t high;
  bool is_there;
};

}  // namespace internal

/// Rows on their way into a log, their texts turned into numbers: see ActivityLogBuilder::number().
/// It is storage to be used again.
class SSI_EXPORT NumberedActivities {
 private:
  friend class ActivityLogBuilder;

  std::span<const Activity> source_;
  std::vector<internal::NumberedActivity> rows_;
  std::vector<internal::EventKey> events_;  // [row]; none if no row has one
};

/// Makes an ActivityLog of rows, in the order of their files.
///
///     ssi::ActivityLogBuilder builder(model);
///     builder.add(rows);                         // as often as there are more
///     const ssi::ActivityLog log = builder.build();
///
/// Many threads share the work where number() turns texts into numbers in any order, and add() then
/// takes the rows in theirs:
///
///     ssi::run_pipeline<Item>(
///         {.threads = 0}, [&](Item& item) { return source.read(item.text); },
///         [&](Item& item) {
///           parser.parse(item.text, item.chunk);
///           builder.number(item.chunk.rows, item.numbered);
///         },
///         [&](Item& item) { builder.add(item.numbered); });
///
/// Memory while it builds: 16 bytes per row, and each distinct id and person once, each with 26 to
/// 51 bytes more, and 15 to 23 bytes per event. Of a person only rows that count for a rule with
/// `people` are kept.
class SSI_EXPORT ActivityLogBuilder {
 public:
  /// A log by the rules of the model's catalogue, whose members are those that rows name. Signals
  /// in `tracks` are observed even if no row names them. Throws std::invalid_argument for one of
  /// them that is no window signal observed from the log.
  explicit ActivityLogBuilder(const Model& model, std::span<const Signal> tracks = {});
  /// The same, about these members alone. Throws also if they are of another catalogue.
  ActivityLogBuilder(const Model& model, KnownMembers known, std::span<const Signal> tracks = {});
  ~ActivityLogBuilder();
  ActivityLogBuilder(ActivityLogBuilder&&) noexcept;             ///< Moves the rows.
  ActivityLogBuilder& operator=(ActivityLogBuilder&&) noexcept;  ///< Moves the rows.

  /// The members that the log is about; null if they follow from the rows.
  const KnownMembers* known_members() const noexcept;

  /// Turns the texts of rows into numbers, for add(), until which the rows and their texts must
  /// stay. Any number of threads may call it at once, and one may add() meanwhile. Requires: the
  /// signals are of the catalogue, days from kFirstDay to kLastDay, and values as the signals have
  /// them. Throws std::invalid_argument for a row of a member who is not known, or of a position
  /// that none has, if those are given, and as TextIndex::add() for too many or too long persons.
  void number(std::span<const Activity> rows, NumberedActivities& numbered) const;

  /// Adds rows. Leaves out those with an event that an earlier row of the same member has. Throws
  /// as TextIndex::add() for too many or too long ids.
  void add(const NumberedActivities& numbered);
  /// number() and add() in one, for one thread.
  void add(std::span<const Activity> rows);

  /// Makes the log, and leaves the builder without rows or members, fit to be destroyed or assigned
  /// to. O(rows + rows of a member, of a day * log of these), about two passes over memory.
  ActivityLog build(const Execution& execution = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ssi

#endif  // SSI_HISTORY_ACTIVITY_LOG_BUILDER_HPP
