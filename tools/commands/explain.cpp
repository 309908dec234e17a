// SPDX-License-Identifier: MIT
#include "commands/explain.hpp"

#include <optional>

#include "column_report.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "progress_bar.hpp"
#include "reading_report.hpp"
#include "ssi/explain/explanation.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/score_file.hpp"
#include "ssi/report.hpp"
#include "wanted_member.hpp"

namespace ssi::command {
namespace {

/// Reads the whole file, so that it is known to be sound and to have the id once.
Member find_member(RecordSource& source, const MemberParser& parser, const ExplainOptions& options,
                   ReadingReport& reading) {
  std::optional<Member> found;
  WantedMember wanted(options.member, options.input.columns.id);
  for (MemberChunk chunk; parser.next(source, chunk);) {
    reading.add(chunk);
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      if (!wanted.is(chunk.id(row))) continue;
      if (found) wanted.fail_repeated(source.name());
      found.emplace(chunk.members(), row);
    }
  }
  if (!found) wanted.fail_absent(source.name(), "in the file");
  return *found;
}

void explain_all(RecordSource& source, const MemberParser& parser, const Model& model,
                 OutputFile& output, ReadingReport& reading) {
  ProgressBar progress("explaining", output.is_terminal());
  std::string text;
  append_terms_header(text);
  for (MemberChunk chunk; parser.next(source, chunk);) {
    progress.show(source.bytes_read(), source.bytes_total());
    reading.add(chunk);
    const MemberTable members = chunk.members();
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      append_terms(text, chunk.id(row), model, Member(members, row));
    }
    output.write(text);
    text.clear();
  }
  output.write(text);  // the header, if there are no members
}

}  // namespace

void explain(const ExplainOptions& options) {
  refuse_shared_input({options.members, options.model.file});
  refuse_to_overwrite(options.output, {options.members, options.model.file});
  const Model model = options.model.load();
  RecordSource source = options.input.open(options.members, model);
  const MemberParser parser(source, model, {}, options.input.columns);
  ReadingReport reading;
  OutputFile output(options.output);
  if (options.csv) {
    explain_all(source, parser, model, output, reading);
  } else {
    const Member member = find_member(source, parser, options, reading);
    const Explanation explanation = ssi::explain(model, member, options.minimum_coverage);
    output.write(options.json ? to_json(explanation, options.member) + '\n'
                              : to_text(explanation, options.member));
  }
  output.commit();
  say(reading.text(source, parser) + column_report(parser));
}

}  // namespace ssi::command
