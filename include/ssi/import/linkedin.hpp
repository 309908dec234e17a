// SPDX-License-Identifier: MIT
#ifndef SSI_IMPORT_LINKEDIN_HPP
#define SSI_IMPORT_LINKEDIN_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/history/activity_log_builder.hpp"
#include "ssi/history/day.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

/// Which positions make a decision-maker: words and phrases, each matched as whole words, without
/// regard to ASCII case and to how much white space there is.
struct DecisionMakers {
  std::vector<std::string> words;        ///< a position that has one of these ...
  std::vector<std::string> except = {};  ///< ... and none of these

  /// Returns the lists that docs/linkedin.md gives: English titles only.
  static SSI_EXPORT DecisionMakers standard();
  /// Reads them from a TOML file with the lists `words` and, optionally, `except`; "-" is standard
  /// input. Throws DataError for the first thing that is wrong with it, and FileError if it cannot
  /// be read.
  static SSI_EXPORT DecisionMakers load(const std::string& path);
};

/// What a member knows that its archive does not tell.
struct KnownSignal {
  Signal signal{};          ///< a standard signal
  std::uint32_t value = 0;  ///< a state on the as-of date, or how many then; of a flag 0 or 1
};

/// How an archive is read.
struct LinkedInOptions {
  std::string member = "me";      ///< the member's id in the log; not empty
  std::optional<Day> as_of = {};  ///< the date of undated states; else the latest of any row
  std::string profile_url = {};   ///< the member's own; empty: the archive tells
  /// What is added: each signal once. A state replaces that of the as-of date. None of
  /// people_contacted and decision_makers_contacted, which count persons.
  std::vector<KnownSignal> known = {};
  std::vector<Signal> without = {};  ///< standard signals that are left out
  /// Leaves out rows with a date of an unknown form, and rows with more or fewer cells than the
  /// header, and counts them. Otherwise they are errors.
  bool skip_unknown = false;
  DecisionMakers decision_makers = DecisionMakers::standard();  ///< by position
  std::string as_of_option = "--as-of";  ///< how users give as_of, for the error that asks for it
};

/// A row of the log that an archive becomes. Its value is 1, but of a state, of what the caller
/// added, and of a row that says that nothing happened.
struct ImportedActivity {
  Day day = {};              ///< the date
  Signal signal{};           ///< a standard signal
  std::uint32_t value = 1;   ///< how many, or the new state
  std::uint32_t person = 0;  ///< number of the person, from 1; 0: nobody, or nobody yet
  bool has_person = false;   ///< whether the row names a person: "p12", or "p0" for nobody yet
};

/// A file of an archive that was read.
struct ImportedFile {
  std::string name;        ///< path within the archive
  std::uint64_t rows = 0;  ///< records behind its header, those that are left out included
};

/// Rows that were left out for one reason.
struct LeftOutRows {
  std::string reason;      ///< for people, behind a number of rows: "without a date"
  std::uint64_t rows = 0;  ///< how many
};

/// Why a signal is missing from a log.
enum class MissingBecause : std::uint8_t {
  not_exported,  ///< LinkedIn's export never tells it
  no_file,       ///< its file is not in this archive: the larger one comes with the second e-mail
  no_column,     ///< its file lacks a column, as in older exports
  left_out,      ///< the caller left it out
};

/// A signal that a log does not tell. It is missing, which is not zero.
struct MissingSignal {
  Signal signal{};                                        ///< which
  MissingBecause because = MissingBecause::not_exported;  ///< why
};

/// The log that an archive becomes, and what was read. Persons are numbers: no name, address, link
/// or text of anybody is in it.
struct ImportedLog {
  std::string member;                       ///< the id of all rows
  std::vector<ImportedActivity> rows = {};  ///< by date, signal in catalogue order, person
  Day as_of = {};                           ///< the date of undated states
  std::vector<ImportedFile> files = {};     ///< in byte order of their paths
  std::vector<LeftOutRows> left_out = {};   ///< by reason; none if all rows were taken
  std::vector<MissingSignal> missing = {};  ///< in catalogue order
  std::vector<std::string> notes = {};      ///< what a reader must know, a sentence each
};

/// Reads a member's own archive, LinkedIn's "Get a copy of your data": the ZIP, or the folder that
/// it unpacks to. docs/linkedin.md has the rules.
///
///     const ssi::ImportedLog log = ssi::read_linkedin("Complete_LinkedInDataExport.zip");
///     ssi::ActivityLogBuilder builder(model);
///     ssi::add(builder, log);
///
/// The archive may come from anybody: entries are bounded and checked, links are not followed, and
/// nothing is written. Memory: the bytes of one file at a time, and the cells that count of all.
/// Throws FileError if the path cannot be read, DataError for what is wrong in the archive, and
/// std::invalid_argument for options that break the rules above. Any number of threads may read
/// archives at once.
SSI_EXPORT ImportedLog read_linkedin(const std::string& path, const LinkedInOptions& options = {});

/// Adds the rows to a log that is being built, of any model. Throws as ActivityLogBuilder::add().
SSI_EXPORT void add(ActivityLogBuilder& builder, const ImportedLog& log);

/// Returns the log as a CSV file: member_id,date,signal,value,person.
SSI_EXPORT std::string to_csv(const ImportedLog& log);

/// Returns what was read, left out and is missing as people read it: lines that end with '\n'.
SSI_EXPORT std::string summary_of(const ImportedLog& log);

}  // namespace ssi

#endif  // SSI_IMPORT_LINKEDIN_HPP
