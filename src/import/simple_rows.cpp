// SPDX-License-Identifier: MIT
#include "import/simple_rows.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "import/mapping.hpp"
#include "import/text.hpp"

namespace ssi::internal {
namespace {

/// Whether a cell says nothing: LinkedIn writes some empty ones as quotation marks.
bool is_empty(const std::string& cell) { return cell.find_first_not_of('"') == std::string::npos; }

std::uint32_t count_of(std::size_t rows) { return static_cast<std::uint32_t>(rows); }

void add_summary(LogDraft& log, const ExportTable& profile, const ExportTable& own_file) {
  const bool is_in_profile = profile.has[ProfileColumn::summary];
  if (!is_in_profile && !own_file.is_there) {
    if (profile.is_there) log.lack_column(Signal::has_summary);
    return;
  }
  const bool has_in_profile = is_in_profile && !profile.rows.empty() &&
                              !profile.rows.front()[ProfileColumn::summary].empty();
  const bool has_own = std::ranges::any_of(own_file.rows, [](const ExportRow& row) {
    return !row[ProfileSummaryColumn::summary].empty();
  });
  log.add(log.as_of(), Signal::has_summary, has_in_profile || has_own ? 1 : 0);
  log.tell(Signal::has_summary);
}

void add_headline(LogDraft& log, const ExportTable& profile) {
  if (!profile.has[ProfileColumn::headline]) {
    if (profile.is_there) log.lack_column(Signal::has_headline);
    return;
  }
  const bool has_headline =
      !profile.rows.empty() && !profile.rows.front()[ProfileColumn::headline].empty();
  log.add(log.as_of(), Signal::has_headline, has_headline ? 1 : 0);
  log.tell(Signal::has_headline);
}

void add_positions(LogDraft& log, const ExportTable& positions) {
  if (!positions.has[PositionColumn::description] && !positions.rows.empty()) {
    log.lack_column(Signal::positions);
  } else if (positions.is_there) {
    const auto described = std::ranges::count_if(positions.rows, [](const ExportRow& row) {
      return !row[PositionColumn::description].empty();
    });
    log.add(log.as_of(), Signal::positions, static_cast<std::uint32_t>(described));
    log.tell(Signal::positions);
  }
}

void add_rows_so_far(LogDraft& log, const FileMapping& mapping, const ExportTable& table) {
  std::map<Day, std::uint32_t> added;
  for (const ExportRow& row : table.rows) {
    const std::string status = lower_case(row[StatusColumn::status]);
    if (status.empty() || status == mapping.good_status) ++added[row.at.day];
  }
  log.add_sums(mapping.signal, added);
}

}  // namespace

void add_profile(LogDraft& log, const Export& content) {
  const ExportTable& profile = content[ExportFile::profile];
  add_headline(log, profile);
  add_summary(log, profile, content[ExportFile::profile_summary]);
  add_positions(log, content[ExportFile::positions]);
}

void add_counted_rows(LogDraft& log, const Export& content) {
  for (const FileMapping& mapping : kFileMappings) {
    const ExportTable& table = content[mapping.file];
    if (!table.is_there || mapping.becomes == Becomes::something_else) continue;
    log.tell(mapping.signal);
    switch (mapping.becomes) {
      case Becomes::rows_now:
        log.add(log.as_of(), mapping.signal, count_of(table.rows.size()));
        break;
      case Becomes::rows_so_far:
        add_rows_so_far(log, mapping, table);
        break;
      default:
        for (const ExportRow& row : table.rows) log.add(row.at.day, mapping.signal);
    }
  }
}

void add_shares(LogDraft& log, const ExportTable& shares) {
  if (!shares.is_there) return;
  log.tell(Signal::posts);
  log.tell(Signal::shares);
  for (const ExportRow& row : shares.rows) {
    const bool is_own =
        is_empty(row[ShareColumn::shared_url]) &&
        !(is_empty(row[ShareColumn::commentary]) && is_empty(row[ShareColumn::media_url]));
    log.add(row.at.day, is_own ? Signal::posts : Signal::shares);
  }
}

}  // namespace ssi::internal
