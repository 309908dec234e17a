// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_ACTIVITY_INPUT_HPP
#define SSI_TOOLS_ACTIVITY_INPUT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common_options.hpp"
#include "ssi/cohort/label_column.hpp"
#include "ssi/files/activity_file.hpp"
#include "ssi/history.hpp"
#include "ssi/text_index.hpp"

namespace ssi::command {

/// The options of all subcommands that read activity logs.
struct ActivityOptions {
  std::vector<std::string> logs;    ///< read as one, in this order
  std::string members;              ///< the member table; empty: none
  std::vector<std::string> tracks;  ///< signals that the logs track
  bool skip_unknown = false;        ///< leave out rows of unknown signals and members
  InputOptions input;
  ModelOptions model;
  std::string output = "-";
  std::size_t threads = 0;  ///< 0: all

  Execution execution() const { return {.threads = threads}; }
};

/// Throws UsageError if two inputs are standard input, or the output would replace one.
void refuse_wrong_files(const ActivityOptions& options);

/// A column of text of a member table, for all members.
class TextColumn {
 public:
  explicit TextColumn(std::string name) : name_(std::move(name)) {}

  void add(const LabelColumn& texts);

  const std::string& name() const noexcept { return name_; }
  LabelColumn texts() const noexcept { return {codes_, names_}; }
  std::string_view operator[](std::size_t member) const noexcept { return names_[codes_[member]]; }

 private:
  std::string name_;
  TextIndex index_;
  std::vector<std::string> names_;
  std::vector<std::uint32_t> codes_;  // [member]
};

/// What a subcommand needs of the inputs besides the log.
struct WantedInput {
  WantedSignals signals = WantedSignals::used;
  bool texts = false;                     ///< the columns of the member table that are no signals
  std::vector<std::string> cohorts = {};  ///< columns of the member table with labels
  /// More of them, empty for every member where the table lacks them. Requires: no texts.
  std::vector<std::string> optional_cohorts = {};
};

/// Activity logs and their member table, read from files.
class ActivityInput {
 public:
  /// Reads them to their ends. Throws as RecordSource, MemberParser and ActivityParser, and
  /// UsageError for a signal that no log can track. `writes_to_terminal`: see ProgressBar.
  /// `first`: the first log, if it is open already.
  ActivityInput(const ActivityOptions& options, const Model& model, const WantedInput& wanted = {},
                bool writes_to_terminal = false, std::optional<RecordSource> first = {});

  /// All rows.
  const ActivityLog& log() const noexcept { return *log_; }
  /// The columns of the member table that are no signals, in its order, if they are wanted.
  const std::vector<TextColumn>& texts() const noexcept { return texts_; }
  /// The wanted columns of labels, in the order asked for.
  const std::vector<TextColumn>& cohorts() const noexcept { return cohorts_; }
  /// The names of optional ones that the member table lacks.
  const std::vector<std::string>& absent_cohorts() const noexcept { return absent_cohorts_; }

  /// Returns what the subcommands say of their inputs on standard error.
  std::string report() const;

 private:
  void read_members(const ActivityOptions& options, const Model& model, const WantedInput& wanted,
                    KnownMembers& known, bool writes_to_terminal);
  void read_log(RecordSource source, const ActivityOptions& options, const Model& model,
                ActivityLogBuilder& builder, bool writes_to_terminal);
  void count_unknown(const ActivityChunk& chunk);

  std::optional<ActivityLog> log_;
  std::vector<TextColumn> texts_;
  std::vector<TextColumn> cohorts_;
  std::vector<std::string> absent_cohorts_;
  std::string report_;  // of the files
  std::string model_id_;
  std::vector<std::string> untracked_;  // signals that the model uses
  std::uint64_t unknown_members_ = 0;
  TextIndex unknown_signals_;
  std::vector<std::pair<std::string, std::uint64_t>> unknown_counts_;  // [unknown signal]
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_ACTIVITY_INPUT_HPP
