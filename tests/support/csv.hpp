// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_CSV_HPP
#define SSI_TESTS_SUPPORT_CSV_HPP

// A slow, obvious reader of well-formed CSV, so that tests of scores need not trust MemberParser.

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/member/signal.hpp"
#include "support/reference.hpp"

namespace ssi {

inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

using CsvRecord = std::vector<std::string>;

inline std::vector<CsvRecord> csv_records(std::string_view text) {
  std::vector<CsvRecord> records;
  CsvRecord record;
  std::string cell;
  bool quoted = false;
  bool started = false;  // a record, even an empty one
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        quoted = false;
      }
      continue;
    }
    started = true;
    if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      record.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\n') {
      record.push_back(std::move(cell));
      cell.clear();
      records.push_back(std::move(record));
      record.clear();
      started = false;
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (started) {
    record.push_back(std::move(cell));
    records.push_back(std::move(record));
  }
  return records;
}

/// A well-formed file of members.
struct CsvMembers {
  std::vector<reference::Values> values;
  std::vector<std::map<std::string, std::string>> texts;  ///< the cells that are no signals
};

inline CsvMembers csv_members(const std::string& path, const SignalCatalogue& signals) {
  const std::vector<CsvRecord> records = csv_records(file_text(path));
  const CsvRecord& header = records.at(0);
  CsvMembers members;
  for (std::size_t r = 1; r < records.size(); ++r) {
    reference::Values values(signals.size());
    std::map<std::string, std::string> texts;
    for (std::size_t c = 0; c < header.size(); ++c) {
      const std::string& cell = records[r].at(c);
      const auto signal = signals.find(header[c]);
      if (!signal) {
        texts[header[c]] = cell;
      } else if (!cell.empty()) {
        values[index_of(*signal)] = static_cast<std::uint32_t>(std::stoul(cell));
      }
    }
    members.values.push_back(std::move(values));
    members.texts.push_back(std::move(texts));
  }
  return members;
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_CSV_HPP
