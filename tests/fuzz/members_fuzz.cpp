// SPDX-License-Identifier: MIT
//
// Files of members: the reader accepts and refuses what a slow parser does, gives the same ids,
// values and labels, and names the line. Input: a byte that chooses the label columns, then the
// file.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "fuzz_input.hpp"
#include "slow_csv.hpp"
#include "ssi/files/score_file.hpp"
#include "support/member_files.hpp"

namespace ssi::fuzz {
namespace {

using Labels = std::vector<std::string>;

const Model& model() {
  static const Model kModel = Model::standard();
  return kModel;
}

struct Expected {
  std::vector<ReadMember> members;
  std::vector<std::string> unused_columns;
  std::vector<std::string> absent_signals;
  std::optional<SlowFault> fault;
};

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Returns false if the record is to be refused.
bool read_slowly(const std::vector<std::string>& header, const std::vector<std::string>& cells,
                 const Labels& labels, ReadMember& member) {
  if (cells.size() != header.size()) return false;
  member.values.resize(model().catalogue().size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (const auto signal = model().catalogue().find(header[i])) {
      const bool is_flag = model().catalogue()[*signal].kind == SignalKind::flag;
      auto& value = member.values[index_of(*signal)];
      if (!is_slow_count(cells[i], is_flag ? 1 : 4294967295, value)) return false;
    }
    if (!is_slow_text(cells[i])) return false;
    if (header[i] == "member_id") member.id = cells[i];
  }
  for (const std::string& label : labels) {
    const auto at = std::find(header.begin(), header.end(), label) - header.begin();
    member.labels.push_back(cells[static_cast<std::size_t>(at)]);
  }
  return !member.id.empty();
}

Expected expect(std::string_view text, const Labels& labels) {
  Expected expected;
  const SlowCsv csv = SlowCsvParser(text).parse();
  if (csv.records.empty()) {
    expected.fault = malformed_at(1);
    return expected;
  }
  const SlowRecord& head = csv.records[0];
  const auto is_there = [&](const std::string& name) { return has(head.cells, name); };
  if (!is_slow_header(head.cells) || !is_there("member_id") ||
      !std::all_of(labels.begin(), labels.end(), is_there)) {
    expected.fault = {head.first_line, head.last_line};
    return expected;
  }
  for (const std::string& name : head.cells) {
    if (name != "member_id" && !model().catalogue().find(name) && !has(labels, name)) {
      expected.unused_columns.push_back(name);
    }
  }
  for (const SignalInfo& signal : model().catalogue().all()) {
    if (!is_there(signal.name)) expected.absent_signals.push_back(signal.name);
  }
  for (std::size_t i = 1; i < csv.records.size(); ++i) {
    const SlowRecord& record = csv.records[i];
    ReadMember member;
    if (!read_slowly(head.cells, record.cells, labels, member)) {
      expected.fault = {record.first_line, record.last_line};
      return expected;
    }
    expected.members.push_back(std::move(member));
  }
  if (csv.malformed_line) expected.fault = malformed_at(*csv.malformed_line);
  return expected;
}

/// Reads the file as next() does, but from text that ends where its memory does.
std::vector<ReadMember> read_exactly(RecordSource& source, const MemberParser& parser,
                                     std::size_t labels) {
  std::vector<ReadMember> members;
  MemberChunk chunk;
  for (RecordText text; source.read(text);) {
    parser.parse({exact(text.bytes), text.first_line, text.dialect}, chunk);
    append_members(chunk, model().catalogue().size(), labels, members);
  }
  return members;
}

/// Ids in the score table are read back as they were.
void check_written(const std::vector<ReadMember>& members) {
  static const ScoreTableWriter kTable(model());
  std::string out;
  kTable.append_header(out);
  const std::vector<Points> points(model().competencies().size());
  for (const ReadMember& member : members) {
    kTable.append(out, {member.id, points, Points(), Percent(), {}, {}});
  }
  const SlowCsv csv = SlowCsvParser(out).parse();
  check(!csv.malformed_line && csv.records.size() == members.size() + 1, "written table");
  for (std::size_t i = 0; i < members.size(); ++i) {
    check(csv.records[i + 1].cells[0] == members[i].id, "written id");
  }
}

void run(FuzzInput input) {
  static const std::array<Labels, 6> kLabels = {Labels{},
                                                {"industry"},
                                                {"industry", "team"},
                                                {"posts"},
                                                {"member_id", "industry"},
                                                {"has_photo", "", "team"}};
  const Labels& labels = kLabels[input.below(kLabels.size())];
  static MemoryFile file;
  const Expected expected = expect(input.rest(), labels);
  try {
    RecordSource source(file.path_of(input.rest()));
    const MemberParser parser(source, model(), {.required = labels});
    const std::vector<ReadMember> members = read_exactly(source, parser, labels.size());
    check(!expected.fault, "accepted what must be refused");
    check(members == expected.members, "other members");
    check(parser.unused_columns() == expected.unused_columns, "other unused columns");
    check(parser.absent_signals() == expected.absent_signals, "other absent signals");
    check_written(members);
  } catch (const DataError& error) {
    check(expected.fault.has_value(), error.what());
    const std::size_t line = error.place().line;
    check(line >= expected.fault->first_line && line <= expected.fault->last_line, error.what());
    const std::string_view what = error.what();
    check(std::none_of(what.begin(), what.end(), [](char c) { return c >= 0 && c < ' '; }),
          "a control character in an error");
  }
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ssi::fuzz::run({bytes, size});
  return 0;
}
