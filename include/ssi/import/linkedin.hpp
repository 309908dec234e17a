// SPDX-License-Identifier: MIT
#ifndef SSI_IMPORT_LINKEDIN_HPP
#define SSI_IMPORT_LINKEDIN_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/history/activity_log_builder.hpp"
#include "ssi/history/day.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

/// Which positions make a decision-maker: lists of words and phrases, matched as whole words
/// without regard to ASCII case.
struct DecisionMakers {
  std::vector<std::string> words;        ///< a position that has one of these ...
  std::vector<std::string> except = {};  ///< ... and none of these

  /// The lists that docs/linkedin.md gives: English titles only.
  static SSI_EXPORT DecisionMakers standard();
  /// Reads them from a TOML file with `words` and, optionally, `except`. Throws DataError for the
  /// first thing that is wrong with it, and FileError if it cannot be read.
  static SSI_EXPORT DecisionMakers load(const std::string& path);
};

/// What a member knows that its archive does not tell.
struct KnownSignal {
  Signal signal{};          ///< a standard signal
  std::uint32_t value = 0;  ///< its state, or how many on the as-of date
};

/// How an archive is read.
struct LinkedInOptions {
  std::string member = "me";            ///< the member's id in the log
  std::optional<Day> as_of = {};        ///< the date of undated states; the latest of any row
  std::string profile_url = {};         ///< the member's own, if it cannot be told otherwise
  std::vector<KnownSignal> known = {};  ///< what is added
  std::vector<Signal> without = {};     ///< what is left out
  bool skip_unknown = false;            ///< leave out rows that cannot be read, and count them
  DecisionMakers decision_makers = DecisionMakers::standard();  ///< by position
};

/// A row of the log that an archive becomes; its value is 1 unless it is a state or says that
/// nothing happened.
struct ImportedActivity {
  Day day;                   ///< the date
  Signal signal{};           ///< a standard signal
  std::uint32_t value = 1;   ///< how many, or the new state
  std::uint32_t person = 0;  ///< number of the person, from 1; 0: nobody, or nobody yet
  bool has_person = false;   ///< whether the row names a person: "p12", or "p0" for nobody yet
};

/// How many rows of a file were read, and how many were left out and why.
struct ImportedFile {
  std::string name;        ///< path within the archive
  std::uint64_t rows = 0;  ///< records behind its header
};

/// Rows that were left out for one reason.
struct LeftOutRows {
  std::string reason;      ///< for people: "without a date"
  std::uint64_t rows = 0;  ///< how many
};

/// Why a signal is missing from a log.
enum class MissingBecause : std::uint8_t {
  not_exported,  ///< LinkedIn's export never tells it
  no_file,       ///< its file is not in this archive: the larger one comes with the second e-mail
  no_column,     ///< its file lacks a column, as in older exports
  left_out,      ///< the caller left it out
};

/// A signal that an archive does not tell.
struct MissingSignal {
  Signal signal{};                                        ///< which
  MissingBecause because = MissingBecause::not_exported;  ///< why
};

/// The log that an archive becomes, and what was read.
struct ImportedLog {
  std::string member;                       ///< the id of all rows
  std::vector<ImportedActivity> rows = {};  ///< by date, signal in catalogue order, person
  Day as_of;                                ///< the date of undated states
  std::vector<ImportedFile> files = {};     ///< in byte order of their paths
  std::vector<LeftOutRows> left_out = {};   ///< by reason; none if all rows were read
  std::vector<MissingSignal> missing = {};  ///< in catalogue order
  std::vector<std::string> notes = {};      ///< what a reader must know, a sentence each
};

/// Reads a member's own archive, LinkedIn's "Get a copy of your data": the ZIP, or the folder that
/// it unpacks to. Nothing of other persons is kept but numbers. docs/linkedin.md has the rules.
///
///     const ssi::ImportedLog log = ssi::read_linkedin("Complete_LinkedInDataExport.zip");
///     ssi::ActivityLogBuilder builder(model);
///     ssi::add(builder, log);
///
/// Throws FileError if the path cannot be read, DataError for what is wrong in the archive.
SSI_EXPORT ImportedLog read_linkedin(const std::string& path, const LinkedInOptions& options = {});

/// Adds the rows to a log that is being built.
SSI_EXPORT void add(ActivityLogBuilder& builder, const ImportedLog& log);

/// Returns the log as a CSV file: member_id,date,signal,value,person.
SSI_EXPORT std::string to_csv(const ImportedLog& log);

/// Returns what was read and what is missing as people read it: lines that end with '\n'.
SSI_EXPORT std::string summary_of(const ImportedLog& log);

}  // namespace ssi

#endif  // SSI_IMPORT_LINKEDIN_HPP
