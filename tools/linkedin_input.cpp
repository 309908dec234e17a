// SPDX-License-Identifier: MIT
#include "linkedin_input.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "input_rules.hpp"
#include "linkedin_archive.hpp"
#include "messages.hpp"
#include "ssi/error.hpp"
#include "ssi/history.hpp"
#include "ssi/member/columns.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

/// States whose rows an archive dates: they say themselves how they were before.
constexpr std::array kDated = {
    Signal::recommendations_received,   Signal::recommendations_given,
    Signal::skill_endorsements,         Signal::connections,
    Signal::decision_maker_connections, Signal::colleague_connections,
};

LinkedInOptions linkedin_options(const ReportOptions& options) {
  LinkedInOptions result;
  if (!options.member.empty()) result.member = options.member;
  result.as_of = options.day;
  result.as_of_option = "--on";
  result.profile_url = options.profile_url;
  result.skip_unknown = options.skip_unknown;
  for (const auto& [name, value] : options.known) result.known.push_back(known_signal(name, value));
  return result;
}

/// Whether the archive has a date for a row, which else has the as-of date: states without a date,
/// zeros, and what the caller adds.
bool is_dated(const ImportedLog& imported, const ReportOptions& options,
              const ImportedActivity& row) {
  if (row.day != imported.as_of) return true;
  const SignalInfo& signal = standard_signals()[index_of(row.signal)];
  const bool is_added = std::ranges::any_of(
      options.known, [&](const auto& known) { return known.first == signal.name; });
  const bool has_dates =
      signal.scope != SignalScope::state || std::ranges::find(kDated, row.signal) != kDated.end();
  return has_dates && !is_added && row.value > 0;
}

/// Throws DataError if the archive tells of days after that of the page alone.
void refuse_earlier_day(const ImportedLog& imported, const ReportOptions& options) {
  const auto first = std::ranges::find_if(
      imported.rows, [&](const ImportedActivity& row) { return is_dated(imported, options, row); });
  if (first == imported.rows.end() || first->day <= imported.as_of) return;
  throw DataError({.file = options.logs.front(), .line = 0, .column = {}, .cell = {}},
                  fmt::format("has no row as old as {}, the day of the page: the first is of {}",
                              to_text(imported.as_of), to_text(first->day)));
}

/// Returns the value that a state has had all along, as far as the archive knows: one that it gives
/// without a date, or none of what it dates.
std::optional<std::uint32_t> lasting_value(const ImportedLog& imported, Signal signal) {
  std::optional<std::uint32_t> value;
  for (const ImportedActivity& row : imported.rows) {
    if (row.signal != signal) continue;
    if (row.day != imported.as_of) return std::nullopt;
    value = row.value;
  }
  const bool is_dated = std::ranges::find(kDated, signal) != kDated.end();
  return is_dated && value != 0U ? std::nullopt : value;
}

/// The member and its lasting states.
KnownMembers profile_of(const ImportedLog& imported, const SignalCatalogue& catalogue) {
  std::vector<std::vector<std::uint32_t>> values(kStandardSignals);
  std::vector<Column> columns(kStandardSignals);
  for (std::size_t i = 0; i < kStandardSignals; ++i) {
    const auto signal = static_cast<Signal>(i);
    if (catalogue[signal].scope != SignalScope::state) continue;
    const auto value = lasting_value(imported, signal);
    if (!value) continue;
    values[i] = {*value};
    columns[i] = Column::of(std::as_const(values[i]));
  }
  KnownMembers known(catalogue);
  const std::string_view id = imported.member;
  known.add({&id, 1}, MemberTable(columns, 1));
  return known;
}

/// A signal as people call it: "replies", "profile photo".
std::string words_of(const SignalInfo& signal) {
  return noun_of(signal.kind == SignalKind::flag ? 1 : 2, signal);
}

}  // namespace

LinkedInInput::LinkedInInput(const ReportOptions& options, const Model& model)
    : options_(options),
      model_(model),
      imported_(read_archive(options.logs.front(), linkedin_options(options), options.output)) {
  refuse_earlier_day(imported_, options);
  if (options.since && *options.since >= imported_.as_of) {
    throw UsageError{"--since: must be before " + to_text(imported_.as_of) +
                     ", the day of the page"};
  }
  if (options.from && *options.from > imported_.as_of) {
    throw UsageError{"--from is after " + to_text(imported_.as_of) + ", the day of the page"};
  }
  ActivityLogBuilder builder(model, profile_of(imported_, model.catalogue()));
  add(builder, imported_);
  log_ = builder.build(options.execution());
}

std::vector<TextColumn> LinkedInInput::labels(const std::vector<std::string>& columns) const {
  for (const auto& label : options_.labels) {
    const std::string& column = label.first;
    if (std::ranges::find(columns, column) == columns.end()) {
      throw UsageError{"--label: no cohorts of --against are by '" + column + "'"};
    }
    const auto is_of_column = [&](const auto& other) { return other.first == column; };
    if (std::ranges::count_if(options_.labels, is_of_column) > 1) {
      throw UsageError{"--label: '" + column + "' has more than one"};
    }
  }
  std::vector<TextColumn> result;
  for (const std::string& column : columns) {
    const auto found = std::ranges::find_if(
        options_.labels, [&](const auto& label) { return label.first == column; });
    if (found == options_.labels.end()) {
      throw UsageError{fmt::format(
          "--against: an archive does not tell the {0}: add --label '{0}=...'", column)};
    }
    const std::vector<std::string> names = {found->second};
    const std::vector<std::uint32_t> codes = {0};
    result.emplace_back(column).add({codes, names});
  }
  return result;
}

/// A sentence that ends with the signals that the model uses and that are missing for a reason;
/// empty if there are none.
std::string LinkedInInput::missing(MissingBecause because, const std::string& sentence) const {
  std::string names;
  for (const MissingSignal& signal : imported_.missing) {
    const auto used = model_.used_signals();
    const bool is_used = std::ranges::find(used, signal.signal) != used.end();
    if (signal.because != because || !is_used) continue;
    names += (names.empty() ? "" : ", ") + words_of(model_.catalogue()[signal.signal]);
  }
  return names.empty() ? names : sentence + ' ' + names + '.';
}

std::vector<std::string> LinkedInInput::notes() const {
  const bool is_later = !imported_.rows.empty() && imported_.rows.back().day > imported_.as_of;
  std::vector<std::string> result = {
      is_later ? fmt::format("The archive is of a later day than {}, and tells the profile of its "
                             "own day alone: the page, its history and its changes take it as "
                             "unchanged.",
                             to_text(imported_.as_of))
               : "The archive tells the profile as it is now: history and changes take it as "
                 "unchanged."};
  for (std::string sentence :
       {missing(MissingBecause::not_exported,
                "LinkedIn's export does not tell of these, which are unknown and not zero:"),
        missing(MissingBecause::no_file,
                "This archive has no file of these; the larger one, which comes with LinkedIn's "
                "second e-mail, may have it:"),
        missing(MissingBecause::no_column,
                "The files of this archive lack the columns that would tell of these:")}) {
    if (!sentence.empty()) result.push_back(std::move(sentence));
  }
  result.insert(result.end(), imported_.notes.begin(), imported_.notes.end());
  return result;
}

std::vector<std::string> LinkedInInput::actions_of_unknown_tools(const ActionList& actions) const {
  const auto is_unknown = [&](const std::string& name) {
    const auto signal = model_.catalogue().find(name);
    return signal && model_.catalogue()[*signal].observed == ObservedFrom::member &&
           std::ranges::find(imported_.missing, *signal, &MissingSignal::signal) !=
               imported_.missing.end();
  };
  std::vector<std::string> result;
  for (const Action& action : actions.actions()) {
    if (std::ranges::any_of(action.changes, is_unknown, &SignalChange::signal)) {
      result.push_back(action.name);
    }
  }
  return result;
}

}  // namespace ssi::command
