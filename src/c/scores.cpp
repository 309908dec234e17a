// SPDX-License-Identifier: MIT
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "arrow/given.hpp"
#include "c/handles.hpp"
#include "c/options.hpp"
#include "c/status.hpp"
#include "ssi/ssi.h"

namespace {

using ssi::c::require;

ssi::Percent minimum_coverage(int32_t hundredths) {
  constexpr int32_t kMost = 100'00;
  if (hundredths < -1 || hundredths > kMost) {
    throw std::invalid_argument("minimum_coverage must be -1 to 10000");
  }
  if (hundredths == 0) return ssi::kMinimumCoverage;
  return ssi::Percent::from_hundredths(std::max(hundredths, 0));
}

ssi::ScoreStreamOptions stream_options(const ssi_score_options& given) {
  ssi::ScoreStreamOptions result;
  result.execution = ssi::c::execution_of(given.threads);
  result.points = ssi::c::points_type(given.points);
  result.keep = ssi::c::names_of(given.keep, given.keep_count, "options.keep");
  result.has_coverage = given.without_coverage == 0;
  result.has_band = given.with_band != 0;
  result.has_badges = given.with_badges != 0;
  result.minimum_coverage = minimum_coverage(given.minimum_coverage);
  result.allow_out_of_range = given.allow_out_of_range != 0;
  if (given.cohorts_count > 0) require(given.cohorts, "options.cohorts");
  for (size_t i = 0; i < given.cohorts_count; ++i) {
    require(given.cohorts[i], "one of options.cohorts");
    result.cohorts.push_back(given.cohorts[i]->set);
  }
  if (given.minimum_cohort != 0) result.minimum_cohort = given.minimum_cohort;
  result.joining = given.joining != 0;
  return result;
}

}  // namespace

extern "C" {

ssi_status ssi_score(const ssi_model* model, const ssi_score_options* options,
                     struct ArrowArrayStream* members, struct ArrowArrayStream* scores,
                     char** error) {
  return ssi::c::run(error, [=] {
    ssi::c::TakenStream taken(members);
    require(model, "model");
    require(scores, "scores");
    *scores = ssi::score_stream(model->score, stream_options(ssi::c::options_of(options)), *taken);
  });
}

ssi_status ssi_stream_of(struct ArrowSchema* schema, struct ArrowArray* array,
                         struct ArrowArrayStream* stream, char** error) {
  return ssi::c::run(error, [=] {
    require(schema, "schema");
    require(array, "array");
    require(stream, "stream");
    ssi::internal::ArrowOwner<ArrowArray> batch(*array);
    const ssi::internal::ArrowOwner<ArrowSchema> type(*schema);
    if (!batch) throw std::invalid_argument("the array has been released");
    *stream = ssi::internal::give_one(ssi::internal::ArrowType::of(*type), batch.release());
  });
}

ssi_status ssi_table_of(struct ArrowArrayStream* stream, ssi_table** table, char** error) {
  return ssi::c::run(error, [=] {
    ssi::c::TakenStream taken(stream);
    require(table, "table");
    *table = new ssi_table{ssi::ArrowTable(*taken)};
  });
}

ssi_status ssi_table_stream(const ssi_table* table, struct ArrowArrayStream* stream, char** error) {
  return ssi::c::run(error, [=] {
    require(table, "table");
    require(stream, "stream");
    *stream = table->table.stream();
  });
}

uint64_t ssi_table_rows(const ssi_table* table) {
  return table == nullptr ? 0 : table->table.rows();
}

void ssi_table_free(ssi_table* table) { delete table; }

}  // extern "C"
