// SPDX-License-Identifier: MIT
//
// Model files: any text is a model or a ModelError with a reason for each problem; a model survives
// its own file, and scores, explains and is audited. Input: the file.

#include <string>

#include "checked_problems.hpp"
#include "explained.hpp"
#include "fuzz_input.hpp"
#include "ssi/error.hpp"
#include "ssi/evidence/audit.hpp"
#include "ssi/files/model_file.hpp"
#include "ssi/report/audit.hpp"
#include "support/reference.hpp"

namespace ssi::fuzz {
namespace {

/// Building tables for very many terms takes long, and another target scores.
constexpr std::size_t kMostTerms = 40;

void check_audit(const Model& model) {
  const ModelAudit found = audit(model, ActionList::standard());
  check(found.volume_bound.member_total <= found.volume_bound.total, "beyond the volume bound");
  check(found.volume_bound.total <= found.highest, "volume gets farther than everything");
  check(found.highest <= model.maximum(), "beyond the maximum");
  check(to_text(found).ends_with('\n') && to_json(found).ends_with('}'), "a report without end");
}

void check_score(const Model& model) {
  std::size_t terms = 0;
  for (const auto& competency : model.competencies()) terms += competency->terms().size();
  if (terms > kMostTerms) return;
  check_audit(model);
  const ScoreAggregator score(model);
  for (const std::uint32_t value : {0u, 1u, 77u, 4294967295u}) {
    reference::Values values(model.catalogue().size());
    for (const Signal signal : model.used_signals()) {
      const bool is_flag = model.catalogue()[signal].kind == SignalKind::flag;
      values[index_of(signal)] = is_flag && value > 1 ? 1 : value;
    }
    const Member member = reference::to_member(values);
    check(reference::of(score(member)) == reference::score(model, values), "another score");
    check_explained(model, member, score(member));
  }
}

void run(std::string_view text) {
  try {
    const Model model = parse_model(text, "fuzz.toml");
    const std::string written = to_toml(model);
    const Model again = parse_model(written, "again.toml");
    check(again.fingerprint() == model.fingerprint(), "another fingerprint");
    check(to_toml(again) == written, "another file");
    check_score(model);
  } catch (const ModelError& error) {
    check_problems(error);
  }
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text = ssi::fuzz::exact({reinterpret_cast<const char*>(bytes), size});
  ssi::fuzz::run(text);
  return 0;
}
