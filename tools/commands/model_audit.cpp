// SPDX-License-Identifier: MIT
#include "commands/model_audit.hpp"

#include "input_rules.hpp"
#include "output_file.hpp"
#include "ssi/evidence/audit.hpp"
#include "ssi/files/action_file.hpp"
#include "ssi/report/audit.hpp"

namespace ssi::command {

void audit_model(const ModelAuditOptions& options) {
  refuse_shared_input({options.model.file, options.actions});
  refuse_to_overwrite(options.output, {options.model.file, options.actions});
  const Model model = options.model.load();
  const ModelAudit found = options.actions.empty()
                               ? audit(model)
                               : audit(model, load_actions(options.actions, model.catalogue()));
  OutputFile output(options.output);
  output.write(options.json ? to_json(found) + '\n' : to_text(found));
  output.commit();
}

}  // namespace ssi::command
