// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_LOG_DRAFT_HPP
#define SSI_SRC_IMPORT_LOG_DRAFT_HPP

#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "import/export_table.hpp"
#include "import/person.hpp"
#include "ssi/history/day.hpp"
#include "ssi/import/linkedin.hpp"
#include "ssi/member/signal.hpp"

namespace ssi::internal {

/// A log while it is made: rows whose persons have no numbers yet, and the signals that the archive
/// tells.
class LogDraft {
 public:
  /// The archive's name is for errors.
  LogDraft(std::string archive, Day as_of) : archive_(std::move(archive)), as_of_(as_of) {}

  /// The date of what has none.
  Day as_of() const noexcept { return as_of_; }

  /// Adds a row about somebody, or nobody. Throws DataError for more than kMostRows.
  void add(Day day, Signal signal, std::uint32_t value = 1) { add(day, signal, value, nullptr); }
  void add(Day day, Signal signal, const Person& person) {
    add(day, signal, 1, &*persons_.insert(person).first);
  }

  /// Adds a state for each date on which rows were added to it, by how much, and says that the
  /// archive tells the signal.
  void add_sums(Signal signal, const std::map<Day, std::uint32_t>& added);

  /// Says that the archive tells this signal, even if no row does.
  void tell(Signal signal) { is_told_.set(index_of(signal)); }
  /// Says that the file of this signal is there, but not the column that would tell it.
  void lack_column(Signal signal) { lacks_column_.set(index_of(signal)); }

  /// Adds what the options say and the rows of signals that are told and never happened, gives
  /// persons their numbers, and puts all in order.
  void finish(const LinkedInOptions& options, ImportedLog& log) &&;

 private:
  struct Row {
    Day day;
    Signal signal{};
    std::uint32_t value = 1;
    const Person* person = nullptr;  ///< one of persons_, or nobody
    bool is_of_nobody_yet = false;   ///< the person is "p0"
  };

  void add(Day day, Signal signal, std::uint32_t value, const Person* person);
  void add_known(const std::vector<KnownSignal>& known);
  void add_zeros();
  void number_persons(ImportedLog& log);
  std::vector<MissingSignal> missing(const LinkedInOptions& options) const;

  std::string archive_;
  Day as_of_;
  std::vector<Row> rows_;
  std::set<Person> persons_;  // each once: names and URLs are as long as the archive has them
  std::bitset<kStandardSignals> is_told_;
  std::bitset<kStandardSignals> lacks_column_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_LOG_DRAFT_HPP
