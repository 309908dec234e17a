// SPDX-License-Identifier: MIT
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "c/handles.hpp"
#include "c/status.hpp"
#include "ssi/files/cohort_file.hpp"
#include "ssi/ssi.h"

namespace {

using ssi::c::copy_of;
using ssi::c::require;

ssi_cohorts* handle_of(ssi::CohortSet set) {
  return new ssi_cohorts{std::make_shared<const ssi::CohortSet>(std::move(set))};
}

}  // namespace

extern "C" {

ssi_status ssi_cohorts_of(const ssi_model* model, const char* by, int32_t threads,
                          int32_t allow_out_of_range, struct ArrowArrayStream* members,
                          ssi_cohorts** cohorts, char** error) {
  return ssi::c::run(error, [=] {
    ssi::c::TakenStream taken(members);
    require(model, "model");
    require(by, "by");
    require(cohorts, "cohorts");
    *cohorts = handle_of(ssi::cohorts_of(model->score, by, *taken, ssi::c::execution_of(threads),
                                         allow_out_of_range != 0));
  });
}

ssi_status ssi_cohorts_parse(const void* bytes, size_t length, ssi_cohorts** cohorts,
                             char** error) {
  return ssi::c::run(error, [=] {
    require(bytes, "bytes");
    require(cohorts, "cohorts");
    *cohorts = handle_of(ssi::parse_cohorts({static_cast<const char*>(bytes), length}, "cohorts"));
  });
}

ssi_status ssi_cohorts_bytes(const ssi_cohorts* cohorts, void** bytes, size_t* length,
                             char** error) {
  return ssi::c::run(error, [=] {
    require(cohorts, "cohorts");
    require(bytes, "bytes");
    require(length, "length");
    const std::string all = to_bytes(*cohorts->set);
    *bytes = copy_of(all);
    *length = all.size();
  });
}

ssi_status ssi_cohorts_merge(ssi_cohorts* into, const ssi_cohorts* other, int32_t allow_repeats,
                             char** error) {
  return ssi::c::run(error, [=] {
    require(into, "into");
    require(other, "other");
    // A stream may still compare with the old ones.
    auto merged = std::make_shared<ssi::CohortSet>(*into->set);
    merged->merge(*other->set, allow_repeats != 0 ? ssi::Repeats::allow : ssi::Repeats::refuse);
    into->set = std::move(merged);
  });
}

ssi_status ssi_cohorts_json(const ssi_cohorts* cohorts, char** json, char** error) {
  return ssi::c::run(error, [=] {
    require(cohorts, "cohorts");
    require(json, "json");
    const ssi::CohortSet& set = *cohorts->set;
    const nlohmann::ordered_json result = {{"column", set.column()},
                                           {"labels", set.size()},
                                           {"members", set.members()},
                                           {"model", set.schema().id},
                                           {"fingerprint", set.schema().fingerprint}};
    *json = copy_of(result.dump());
  });
}

ssi_status ssi_cohorts_table(const ssi_cohorts* cohorts, uint64_t minimum,
                             struct ArrowArrayStream* table, char** error) {
  return ssi::c::run(error, [=] {
    require(cohorts, "cohorts");
    require(table, "table");
    *table = ssi::cohort_table(*cohorts->set, minimum == 0 ? ssi::kMinimumCohort : minimum);
  });
}

void ssi_cohorts_free(ssi_cohorts* cohorts) { delete cohorts; }

}  // extern "C"
