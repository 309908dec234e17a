// SPDX-License-Identifier: MIT
//
// Files of connections: the reader accepts and refuses what a slow parser does, and gives the same
// connections. Input: a byte whose lowest bit says whether unknown members are skipped, then the
// file.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "fuzz_input.hpp"
#include "slow_csv.hpp"
#include "ssi/error.hpp"
#include "ssi/files/connection_file.hpp"

namespace ssi::fuzz {
namespace {

const std::array<std::string, 8> kIds = {"a",        "b",   "m0001", "m0002",
                                         "\xC3\xB6", "c,d", "\"",    "e\n"};

const TextIndex& index() {
  static const TextIndex kIndex = [] {
    TextIndex members;
    for (const std::string& id : kIds) members.add(id);
    return members;
  }();
  return kIndex;
}

struct Expected {
  std::vector<Connection> connections;
  std::uint64_t skipped = 0;
  std::vector<std::string> unused_columns;
  std::optional<SlowFault> fault;
};

Expected expect(std::string_view text, bool skips) {
  Expected expected;
  const SlowCsv csv = SlowCsvParser(text).parse();
  if (csv.records.empty()) {
    expected.fault = malformed_at(1);
    return expected;
  }
  const std::vector<std::string>& header = csv.records[0].cells;
  const auto position = [&header](const char* name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  const std::size_t a = position("member_a");
  const std::size_t b = position("member_b");
  if (!is_slow_header(header) || a == header.size() || b == header.size()) {
    expected.fault = {1, csv.records[0].last_line};
    return expected;
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (i != a && i != b) expected.unused_columns.push_back(header[i]);
  }
  for (std::size_t i = 1; i < csv.records.size(); ++i) {
    const SlowRecord& record = csv.records[i];
    expected.fault = {record.first_line, record.last_line};
    if (record.cells.size() != header.size() || record.cells[a].empty() ||
        record.cells[b].empty() ||
        !std::all_of(record.cells.begin(), record.cells.end(), is_slow_text)) {
      return expected;
    }
    const auto from = std::find(kIds.begin(), kIds.end(), record.cells[a]) - kIds.begin();
    const auto to = std::find(kIds.begin(), kIds.end(), record.cells[b]) - kIds.begin();
    if (std::max(from, to) == std::ssize(kIds)) {
      if (!skips) return expected;
      ++expected.skipped;
    } else {
      expected.connections.push_back(
          {static_cast<std::uint64_t>(from), static_cast<std::uint64_t>(to)});
    }
  }
  expected.fault.reset();
  if (csv.malformed_line) expected.fault = malformed_at(*csv.malformed_line);
  return expected;
}

void run(FuzzInput input) {
  const bool skips = input.below(2) == 1;
  static MemoryFile file;
  const Expected expected = expect(input.rest(), skips);
  try {
    RecordSource source(file.path_of(input.rest()));
    const ConnectionParser parser(source, index(),
                                  skips ? UnknownMembers::skip : UnknownMembers::refuse);
    std::vector<Connection> connections;
    std::uint64_t skipped = 0;
    ConnectionChunk chunk;
    for (RecordText text; source.read(text);) {
      parser.parse({exact(text.bytes), text.first_line, text.dialect}, chunk);
      connections.insert(connections.end(), chunk.connections.begin(), chunk.connections.end());
      skipped += chunk.skipped;
    }
    check(!expected.fault, "accepted what must be refused");
    check(connections == expected.connections, "other connections");
    check(skipped == expected.skipped, "other unknown members");
    check(parser.unused_columns() == expected.unused_columns, "other unused columns");
  } catch (const DataError& error) {
    check(expected.fault.has_value(), error.what());
    const std::size_t line = error.place().line;
    check(line >= expected.fault->first_line && line <= expected.fault->last_line, error.what());
  }
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ssi::fuzz::run({bytes, size});
  return 0;
}
