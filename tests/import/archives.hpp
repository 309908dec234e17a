// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_IMPORT_ARCHIVES_HPP
#define SSI_TESTS_IMPORT_ARCHIVES_HPP

// Archives of a few lines, and their logs in short.

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/import/linkedin.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {

/// Contents by path.
using ArchiveFiles = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

inline void write_files(const TemporaryFolder& folder, const ArchiveFiles& files) {
  for (const auto& [path, content] : files) {
    std::filesystem::create_directories(std::filesystem::path(folder.path(path)).parent_path());
    folder.write(path, content);
  }
}

inline ImportedLog read_files(const ArchiveFiles& files, const LinkedInOptions& options = {}) {
  const TemporaryFolder folder;
  write_files(folder, files);
  return read_linkedin(folder.path(""), options);
}

/// "2026-03-01 posts", with the value unless it is 1 and the person if there is one:
/// "2026-03-01 messages_sent 0 p0".
inline Texts rows_of(const ImportedLog& log) {
  Texts rows;
  for (const ImportedActivity& row : log.rows) {
    std::string text = to_text(row.day) + ' ' + standard_signals()[index_of(row.signal)].name;
    if (row.value != 1) text += ' ' + std::to_string(row.value);
    if (row.has_person) text += " p" + std::to_string(row.person);
    rows.push_back(text);
  }
  return rows;
}

inline Texts rows_in(const ArchiveFiles& files, const LinkedInOptions& options = {}) {
  return rows_of(read_files(files, options));
}

/// The rows of some signals alone.
inline Texts rows_in(const ArchiveFiles& files, const std::vector<Signal>& signals,
                     const LinkedInOptions& options = {}) {
  ImportedLog log = read_files(files, options);
  std::erase_if(log.rows, [&](const ImportedActivity& row) {
    return std::find(signals.begin(), signals.end(), row.signal) == signals.end();
  });
  return rows_of(log);
}

/// What is wrong with an archive, behind the name of its folder; a failure if nothing is.
inline std::string refusal_of(const ArchiveFiles& files, const LinkedInOptions& options = {}) {
  const TemporaryFolder folder;
  write_files(folder, files);
  try {
    read_linkedin(folder.path("."), options);
  } catch (const DataError& error) {
    const std::string what = error.what();
    const std::string name = folder.path(".");
    EXPECT_TRUE(what.starts_with(name)) << what;
    return what.substr(name.size());
  }
  ADD_FAILURE() << "no DataError";
  return {};
}

inline std::uint64_t left_out(const ImportedLog& log, const std::string& reason) {
  for (const LeftOutRows& each : log.left_out) {
    if (each.reason.find(reason) != std::string::npos) return each.rows;
  }
  return 0;
}

/// Why a signal is missing; nothing if it is not.
inline std::optional<MissingBecause> why_missing(const ImportedLog& log, Signal signal) {
  for (const MissingSignal& each : log.missing) {
    if (each.signal == signal) return each.because;
  }
  return std::nullopt;
}

}  // namespace ssi

#endif  // SSI_TESTS_IMPORT_ARCHIVES_HPP
