// SPDX-License-Identifier: MIT
#include "commands/model_signals.hpp"

#include "input_rules.hpp"
#include "output_file.hpp"
#include "ssi/files/signal_file.hpp"
#include "ssi/report.hpp"

namespace ssi::command {
namespace {

std::string text_of(const Model& model, const ModelSignalsOptions& options) {
  if (options.is_template) return member_table_header(model);
  if (options.csv) return signals_to_csv(model);
  if (options.json) return signals_to_json(model) + '\n';
  return signals_to_text(model);
}

}  // namespace

void list_signals(const ModelSignalsOptions& options) {
  refuse_to_overwrite(options.output, {options.model.file});
  const Model model = options.model.load();
  OutputFile output(options.output);
  output.write(text_of(model, options));
  output.commit();
}

}  // namespace ssi::command
