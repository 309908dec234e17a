// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_MEMBER_CHECK_HPP
#define SSI_FILES_MEMBER_CHECK_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/files/member_file.hpp"

namespace ssi {

/// The findings about one column of a file of members.
struct ColumnCheck {
  /// What a column is used as.
  enum class Use { id, signal, unused };

  std::string name;                         ///< as the file has it
  Use use = Use::unused;                    ///< what it is used as
  std::string signal;                       ///< the signal's name
  std::uint64_t filled = 0;                 ///< cells with a value, or text
  std::uint64_t missing = 0;                ///< cells without
  std::uint64_t bad = 0;                    ///< cells that break a rule
  SpellingCounts converted;                 ///< cells that were spelt otherwise
  std::vector<MemberNote> first_bad;        ///< the first three
  std::vector<MemberNote> first_converted;  ///< the first three
  /// Of a signal that somebody has. The median is the lower one of two.
  std::optional<std::uint32_t> smallest, median, largest;
  /// Of a column that nothing uses: how many labels it has, and how many of these have fewer
  /// members than the minimum; nothing if it has too many to be labels.
  std::optional<std::size_t> labels, small_labels;
  /// Labels that differ by case or outer spaces only, side by side.
  std::vector<std::vector<std::string>> alike;
};

/// Two signals of which one cannot exceed the other, and how many members say that it does.
struct Contradiction {
  std::string larger;          ///< which is more than the other
  std::string smaller;         ///< which it cannot exceed
  std::uint64_t members = 0;   ///< who have it so
  std::size_t first_line = 0;  ///< of the text that the first of them is in
};

/// All that there is to say of a file of members before it is scored.
struct MemberFindings {
  std::uint64_t rows = 0;                       ///< members
  std::vector<ColumnCheck> columns;             ///< in the order of the file
  std::vector<std::string> absent_signals;      ///< which the file has no column for
  std::vector<MemberNote> bad_records;          ///< the first three
  std::uint64_t bad_record_count = 0;           ///< records that are malformed as a whole
  std::uint64_t repeated_ids = 0;               ///< rows whose id was there before
  std::vector<std::string> first_repeated_ids;  ///< the first three
  std::uint64_t rows_without_signals = 0;       ///< members of whom nothing was observed
  std::vector<Contradiction> contradictions;    ///< those that occur

  /// Whether the file can be scored.
  bool is_sound() const noexcept;
};

/// Finds out all at once what is to be said of a file of members, with the reader that scores it:
///
///     ssi::RecordSource source("members.csv", ssi::Dialect::lenient());
///     ssi::MemberCheck check(source, model);
///     for (ssi::RecordText text; source.read(text);) check.add(text);
///     if (!check.findings().is_sound()) ...
///
/// Memory: an entry per id and label, and 256 KiB per signal. One thread at a time.
class SSI_EXPORT MemberCheck {
 public:
  /// Throws as MemberParser: without its columns, nothing can be said of a file.
  MemberCheck(const RecordSource& source, const Model& model, const MemberColumns& columns = {},
              std::uint64_t minimum_cohort = 10);
  ~MemberCheck();
  MemberCheck(MemberCheck&&) noexcept;             ///< Moves the counts.
  MemberCheck& operator=(MemberCheck&&) noexcept;  ///< Moves the counts.

  /// Adds the next records of the source.
  void add(const RecordText& text);

  /// Returns what was found so far.
  MemberFindings findings() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ssi

#endif  // SSI_FILES_MEMBER_CHECK_HPP
