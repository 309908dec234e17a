// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_COHORT_SET_HPP
#define SSI_COHORT_COHORT_SET_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/cohort/cohort.hpp"
#include "ssi/cohort/label_column.hpp"
#include "ssi/export.hpp"
#include "ssi/model/score_schema.hpp"
#include "ssi/score/score_aggregator.hpp"
#include "ssi/text_index.hpp"

namespace ssi {

/// The position or cohort number of a member that has no label, or an unknown one.
inline constexpr std::uint32_t kNoLabel = 0xFFFFFFFF;

/// Tells the members of one saved set of cohorts from those of another. It is a digest of the set's
/// cohorts, so a file is recognised wherever it is copied to, and whatever it was merged into.
using CohortSource = std::array<std::uint8_t, 16>;

/// Whether sets of cohorts that have a source in common may be merged, which counts its members
/// again.
enum class Repeats : std::uint8_t { refuse, allow };

/// The cohorts of one label column: a Cohort for each industry, country or team. Each further
/// column needs a set of its own.
///
///     ssi::CohortSet industries("industry", model);
///     for (ssi::MemberChunk chunk; parser.next(source, chunk);) {
///       industries.add(chunk.labels(0), score(chunk.members()).columns());
///     }
///     if (const ssi::Cohort* software = industries.find("Software")) software->total();
///
/// Labels are UTF-8 text, compared byte by byte; members with the empty label belong to no cohort.
/// Labels get positions 0, 1, ... as they are first added, and keep them. Merging gives the same
/// cohorts for any split of the members; only positions depend on the order.
///
/// A set that was read from a file, or merged with one that was, knows its sources and refuses to
/// count one again. Members that are added to it have no source: keep them in a set of their own
/// until that is saved.
///
/// Memory: some 400 bytes per label, and that of Distribution. Not thread-safe while it changes.
class SSI_EXPORT CohortSet {
 public:
  /// A set without cohorts, for the labels of a column, such as "industry". Throws
  /// std::invalid_argument for a name that is not UTF-8.
  CohortSet(std::string column, const Model& model);
  /// The same, for scores whose model is not at hand. Requires: a schema. Throws as above, for the
  /// schema's names too.
  CohortSet(std::string column, std::shared_ptr<const ScoreSchema> schema);

  /// Adds scored members with their labels, as a MemberChunk has them. Returns the position in this
  /// set of each name; kNoLabel for the empty one and for those that no member has. Throws as
  /// Cohort::add(), std::out_of_range for a label beyond the names, and std::invalid_argument for a
  /// label that is not UTF-8, std::length_error for one of 16 MiB or more; nothing is added then.
  std::vector<std::uint32_t> add(const LabelColumn& labels, const ConstScoreColumns& scores);
  /// Adds a member. Throws as above.
  void add(std::string_view label, const MemberScore& score);
  /// Merges a cohort into the one with this label. Throws as Cohort::operator+=, and
  /// std::invalid_argument for a label that is not UTF-8.
  void add(std::string_view label, const Cohort& cohort);
  /// Merges the cohorts of another set, label by label, and its sources. Throws
  /// std::invalid_argument if it is of another column or model or, unless repeats are allowed, has
  /// a source that this one has, and std::length_error if any cohort would have more than
  /// kMostCounted members. Nothing is merged then.
  CohortSet& merge(const CohortSet& other, Repeats repeats = Repeats::refuse);
  /// Merges the cohorts of another set, without repeats.
  CohortSet& operator+=(const CohortSet& other) { return merge(other); }
  /// Returns why merge() would refuse the other set, or nothing if the two can be merged.
  std::optional<std::string> obstacle_to_merging(const CohortSet& other,
                                                 Repeats repeats = Repeats::refuse) const;

  /// The sources of the files that its members come from, ascending; none if it was neither read
  /// nor merged with a set that was.
  std::span<const CohortSource> sources() const noexcept { return sources_; }
  /// Says that its members come from this source too. For code that reads saved cohorts.
  void add_source(const CohortSource& source);

  /// The name of the label column.
  const std::string& column() const noexcept { return column_; }
  /// The schema of its scores.
  const ScoreSchema& schema() const noexcept { return *schema_; }
  /// The number of labels, and of cohorts.
  std::size_t size() const noexcept { return cohorts_.size(); }
  /// The members of all cohorts.
  std::uint64_t members() const noexcept;

  /// Returns the cohort with this label until the set changes, or null if there is none. O(1), as
  /// are the next three.
  const Cohort* find(std::string_view label) const noexcept;
  /// Returns the label's position, or nothing if no cohort has it.
  std::optional<std::uint32_t> position(std::string_view label) const noexcept;
  /// The label at that position. Requires: position < size().
  const std::string& label(std::uint32_t position) const { return labels_[position]; }
  /// The cohort at that position, until the set changes. Requires: position < size().
  const Cohort& cohort(std::uint32_t position) const { return cohorts_[position]; }
  /// Returns all positions, in the byte order of their labels.
  std::vector<std::uint32_t> by_label() const;

 private:
  /// The label's position, a new one if need be.
  std::uint32_t position_of(std::string_view label);
  void check_room(std::string_view label, std::uint64_t members) const;
  std::optional<std::string> other_kind(const CohortSet& other) const;
  bool shares_source(const CohortSet& other) const;
  bool has_room(const CohortSet& other) const;

  std::string column_;
  std::shared_ptr<const ScoreSchema> schema_;
  TextIndex positions_;
  std::vector<std::string> labels_;
  std::vector<Cohort> cohorts_;
  std::vector<CohortSource> sources_;  // ascending
};

}  // namespace ssi

#endif  // SSI_COHORT_COHORT_SET_HPP
