// SPDX-License-Identifier: MIT
#include "table_members.hpp"

#include <utility>

#include "column_report.hpp"
#include "reading_report.hpp"
#include "scored_members.hpp"
#include "ssi/error.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {

std::string read_table(RecordSource& source, const InputOptions& input,
                       const ScoreAggregator& score, const Execution& execution,
                       PageMembers& members) {
  const MemberParser parser(source, score.model(), {.required = members.label_columns()},
                            input.columns);
  ReadingReport reading;
  score_members(source, parser, score, execution,
                [&](const RecordText& text, MemberChunk& chunk, const ScoredMembers& scored) {
                  reading.add(chunk);
                  const auto repeated =
                      members.add(std::exchange(chunk, MemberChunk()), scored.scores.totals());
                  if (!repeated) return;
                  throw DataError(
                      {source.name(), text.line_of(repeated->row), input.columns.id, repeated->id},
                      "is not unique");
                });
  return reading.text(source, parser) + column_report(parser);
}

std::string prefixed_with(const std::string& file, const std::string& lines) {
  std::string result;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin) + 1;
    result += printable(file) + ": " + lines.substr(begin, end - begin);
    begin = end;
  }
  return result;
}

}  // namespace ssi::command
