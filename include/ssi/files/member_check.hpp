// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_MEMBER_CHECK_HPP
#define SSI_FILES_MEMBER_CHECK_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ssi/cohort/ranking.hpp"
#include "ssi/error.hpp"
#include "ssi/export.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// A cell or a record of a file of members that something is to be said about.
struct MemberNote {
  std::size_t line = 0;                    ///< of the file, from 1; 0: of no line in particular
  std::optional<std::size_t> column = {};  ///< position in the header; nothing: a whole record
  std::string cell = {};                   ///< its content
  std::string rule = {};                   ///< the rule that it breaks; empty: it breaks none
};

/// The labels of a column, if that is what its cells are: at most half as many as filled cells, and
/// at most 10,000.
struct LabelCheck {
  std::size_t labels = 0;                            ///< different ones
  std::size_t small_cohorts = 0;                     ///< labels of fewer members than the minimum
  std::vector<std::vector<std::string>> alike = {};  ///< that differ by case or outer spaces only
};

/// The findings about one column of a file of members.
struct ColumnCheck {
  /// What a column is used as.
  enum class Use { id, signal, unused };

  std::string name;                              ///< as the file has it
  Use use = Use::unused;                         ///< what it is used as
  std::string signal = {};                       ///< the name of the signal that it is used as
  std::optional<std::string> suggestion = {};    ///< of an unused one: a signal that it may be
  std::uint64_t filled = 0;                      ///< cells with a value or text
  std::uint64_t missing = 0;                     ///< cells without
  std::uint64_t bad = 0;                         ///< cells that break a rule
  SpellingCounts converted = {};                 ///< cells that were spelt otherwise
  std::vector<MemberNote> first_bad = {};        ///< the first three
  std::vector<MemberNote> first_converted = {};  ///< the first three
  std::optional<std::uint32_t> smallest = {};    ///< value of a signal; nothing: all are missing
  std::optional<std::uint32_t> median = {};      ///< the lower one of two
  std::optional<std::uint32_t> largest = {};     ///< value
  std::optional<LabelCheck> labels = {};         ///< of an unused column that has labels
};

/// Two signals of which one cannot exceed the other, and the members who have it so.
struct Contradiction {
  std::string larger;         ///< the signal that is more than the other
  std::string smaller;        ///< the signal that it cannot exceed
  std::uint64_t members = 0;  ///< how many
  std::string first_id = {};  ///< the first of them
};

/// All that there is to say of a file of members before it is scored.
struct SSI_EXPORT MemberFindings {
  Model model;                                       ///< whose signals are meant
  std::string file = {};                             ///< its name
  std::string encoding = {};                         ///< RecordSource::encoding()
  char separator = ',';                              ///< between its cells
  std::uint64_t minimum_cohort = kMinimumCohort;     ///< members of a cohort that is reported
  std::uint64_t rows = 0;                            ///< members
  std::vector<std::string> header_faults = {};       ///< rules that the header breaks
  std::vector<ColumnCheck> columns = {};             ///< in the order of the file
  std::vector<std::string> absent_signals = {};      ///< signals without a column
  std::uint64_t bad_records = 0;                     ///< records that are malformed as a whole
  std::vector<MemberNote> first_bad_records = {};    ///< the first three
  std::optional<MemberNote> end = {};                ///< why the rest could not be read, if so
  std::uint64_t repeated_ids = 0;                    ///< rows whose id was there before
  std::vector<std::string> first_repeated_ids = {};  ///< the first three
  std::uint64_t rows_without_signals = 0;            ///< members of whom nothing was observed
  std::vector<Contradiction> contradictions = {};    ///< those that there are

  /// How many faults keep the file from being scored.
  std::uint64_t faults() const noexcept;
};

/// Checks a file of members, and finds out everything at once, with the reader that scores it:
/// a file can be scored exactly if there are no faults.
///
///     ssi::RecordSource source("members.csv", ssi::Dialect::lenient());
///     ssi::MemberCheck check(source, model);
///     for (ssi::RecordText text; source.read(text);) check.add(text);
///     std::cout << ssi::to_text(check.findings());
///
/// Memory: an entry per id, per label of a column with labels, and per different value of a signal.
/// One thread at a time. The first 1,000 columns that nothing uses have figures, others a name.
class SSI_EXPORT MemberCheck {
 public:
  /// A check of the records of this source. The header's faults are found, not thrown. Throws
  /// std::invalid_argument as MemberParser.
  MemberCheck(const RecordSource& source, const Model& model, const MemberColumns& columns = {},
              std::uint64_t minimum_cohort = kMinimumCohort);
  ~MemberCheck();
  MemberCheck(MemberCheck&&) noexcept;             ///< Moves the counts.
  MemberCheck& operator=(MemberCheck&&) noexcept;  ///< Moves the counts.

  /// Adds the next records of the source.
  void add(const RecordText& text);

  /// Says that the source's read() threw this, so the rest of the file is unknown.
  void stop(const DataError& error);

  /// Returns what was found so far.
  MemberFindings findings() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ssi

#endif  // SSI_FILES_MEMBER_CHECK_HPP
