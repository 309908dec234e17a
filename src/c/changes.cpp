// SPDX-License-Identifier: MIT
#include <optional>

#include "c/handles.hpp"
#include "c/options.hpp"
#include "c/status.hpp"
#include "ssi/arrow/change_stream.hpp"
#include "ssi/explain/change_table.hpp"
#include "ssi/explain/model_pair.hpp"
#include "ssi/ssi.h"

namespace {

using ssi::c::require;

ssi::ChangeStreamOptions stream_options(const ssi_change_options& given) {
  return {.execution = ssi::c::execution_of(given.threads),
          .points = ssi::c::points_type(given.points),
          .keep = ssi::c::names_of(given.keep, given.keep_count, "options.keep"),
          .allow_out_of_range = given.allow_out_of_range != 0};
}

ssi::ModelPair models_of(const ssi_model* before, const ssi_model& after) {
  if (before == nullptr) return ssi::ModelPair(after.score.model());
  return {before->score.model(), after.score.model()};
}

}  // namespace

extern "C" ssi_status ssi_changes(const ssi_model* before_model, const ssi_model* model,
                                  const ssi_change_options* options,
                                  struct ArrowArrayStream* before, struct ArrowArrayStream* after,
                                  struct ArrowArrayStream* changes, char** error) {
  return ssi::c::run(error, [=] {
    // Each is taken over, also if the other one is null.
    std::optional<ssi::c::TakenStream> taken_before;
    if (before != nullptr) taken_before.emplace(before);
    ssi::c::TakenStream taken_after(after);
    require(before, "the stream before");
    require(model, "model");
    require(changes, "changes");
    const ssi::ChangeAggregator aggregator(models_of(before_model, *model));
    *changes = ssi::change_stream(aggregator, stream_options(ssi::c::options_of(options)),
                                  **taken_before, *taken_after);
  });
}
