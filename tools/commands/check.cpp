// SPDX-License-Identifier: MIT
#include "commands/check.hpp"

#include "input_rules.hpp"
#include "output_file.hpp"
#include "progress_bar.hpp"
#include "ssi/error.hpp"
#include "ssi/files/member_check.hpp"
#include "ssi/report/json.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

/// Reads on to the end of the file, or to where it cannot be read.
MemberFindings findings_of(RecordSource& source, MemberCheck check) {
  ProgressBar progress("checking");
  try {
    for (RecordText text; source.read(text);) {
      check.add(text);
      progress.show(source.bytes_read(), source.bytes_total());
    }
  } catch (const DataError& error) {
    check.stop(error);
  }
  return check.findings();
}

}  // namespace

void check(const CheckOptions& options) {
  const ModelOptions model_options{.file = options.model, .missing = {}};
  refuse_shared_input({options.members, options.model});
  refuse_to_overwrite(options.output, {options.members, options.model});
  const Model model = model_options.load();
  RecordSource source = options.input.open(options.members, model);
  OutputFile output(options.output);
  const MemberFindings findings = findings_of(
      source, MemberCheck(source, model, options.input.columns, options.minimum_cohort));
  output.write(options.json ? to_json(findings) + '\n' : to_text(findings));
  output.commit();
  const std::uint64_t faults = findings.faults();
  if (faults == 0) return;
  throw DataError({source.name(), 0, "", ""}, "cannot be scored: " + std::to_string(faults) +
                                                  (faults == 1 ? " fault" : " faults"));
}

}  // namespace ssi::command
