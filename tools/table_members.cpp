// SPDX-License-Identifier: MIT
#include "table_members.hpp"

#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

#include "column_report.hpp"
#include "progress_bar.hpp"
#include "reading_report.hpp"
#include "ssi/error.hpp"
#include "ssi/pipeline.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

/// Members on their way from a file.
struct Incoming {
  RecordText text;
  MemberChunk chunk;
  std::vector<std::uint16_t> totals = {};
};

}  // namespace

std::string read_table(RecordSource& source, const InputOptions& input,
                       const ScoreAggregator& score, const Execution& execution,
                       PageMembers& members) {
  const MemberParser parser(source, score.model(), {.required = members.label_columns()},
                            input.columns);
  ReadingReport reading;
  ProgressBar progress("reading members");
  const auto keep = [&](Incoming& item) {
    reading.add(item.chunk);
    try {
      const auto repeated = members.add(std::exchange(item.chunk, MemberChunk()), item.totals);
      if (!repeated) return;
      throw DataError(
          {source.name(), item.text.line_of(repeated->row), input.columns.id, repeated->id},
          "is not unique");
    } catch (const std::length_error& error) {  // too many labels or ids, or too long ones
      throw DataError({source.name(), item.text.first_line, "", ""},
                      std::string("here or below: ") + error.what());
    }
  };
  run_pipeline<Incoming>(
      execution,
      [&](Incoming& item) {
        const bool got = source.read(item.text);
        progress.show(source.bytes_read(), source.bytes_total());
        return got;
      },
      [&](Incoming& item) {
        parser.parse(item.text, item.chunk);
        item.totals.resize(item.chunk.rows());
        score(item.chunk.members(), {.total = item.totals});
      },
      keep);
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
