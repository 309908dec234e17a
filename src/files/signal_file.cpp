// SPDX-License-Identifier: MIT
#include "ssi/files/signal_file.hpp"

#include <vector>

#include "files/csv/csv.hpp"
#include "ssi/model/signal_uses.hpp"

namespace ssi {
namespace {

std::string cell_of(const std::vector<SignalUse>& uses) {
  std::string result;
  for (const SignalUse& use : uses) {
    if (!result.empty()) result += ' ';
    result += use.competency;
    if (!use.term.empty()) result.append(".").append(use.term);
  }
  return result;
}

}  // namespace

std::string signals_to_csv(const Model& model) {
  std::string out = "signal,kind,scope,counts,terms\n";
  const auto uses = signal_uses(model);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const SignalInfo& signal = model.catalogue().all()[i];
    internal::append_cell(out, signal.name);
    out.append(",").append(to_string(signal.kind)).append(",").append(to_string(signal.scope));
    out += ',';
    internal::append_cell(out, signal.counts);
    out += ',';
    internal::append_cell(out, cell_of(uses[i]));
    out += '\n';
  }
  return out;
}

std::string member_table_header(const Model& model) {
  std::string out = "member_id";
  for (const Signal signal : model.used_signals()) {
    out += ',';
    internal::append_cell(out, model.catalogue()[signal].name);
  }
  return out + '\n';
}

}  // namespace ssi
