// SPDX-License-Identifier: MIT
//
// Cohorts that are made in pieces, saved, read and merged, and a member that is compared with them
// without being part of them: what `ssi cohorts` and `ssi score --against` do, as a program.
//
//     saved_cohorts [DATA]     DATA: the folder of members.csv
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/error.hpp"
#include "ssi/files/cohort_file.hpp"
#include "ssi/files/cohort_table.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/score.hpp"

namespace {

const std::string kColumn = "industry";

/// Scores a chunk into cohorts of its own, as another machine would, and returns them as bytes.
std::string scored_elsewhere(const ssi::MemberChunk& chunk, const ssi::ScoreAggregator& score) {
  ssi::CohortSet cohorts(kColumn, score.model());
  cohorts.add(chunk.labels(0), score(chunk.members()).columns());
  return ssi::to_bytes(cohorts);
}

void print_table(const ssi::CohortSet& cohorts) {
  const ssi::CohortTableWriter table(kColumn, cohorts.schema());
  std::string out;
  table.append_header(out);
  for (const std::uint32_t i : cohorts.by_label()) {
    if (cohorts.cohort(i).members() < ssi::kMinimumCohort) continue;  // never shown
    table.append(out, cohorts.label(i), cohorts.cohort(i));
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
}

void compare(const ssi::Points total, const ssi::CohortSet& cohorts, const std::string& label) {
  const ssi::Cohort* cohort = cohorts.find(label);
  if (cohort == nullptr) return;  // nobody has the label
  const auto standing = ssi::Ranking(cohort->totals()).joining(total);
  if (!standing) return;  // too few have it
  std::printf("%s points in %s: rank %llu of %llu, top %u %%; half have at most %s\n",
              to_string(total).c_str(), label.c_str(),
              static_cast<unsigned long long>(standing->rank),
              static_cast<unsigned long long>(standing->members), standing->top_percent,
              to_string(cohort->quantile(ssi::Percent::from_hundredths(5000))).c_str());
  std::printf("skewness %.2f: most are below the mean of %s\n", cohort->shape().skewness,
              to_string(cohort->total().rounded_mean()).c_str());
}

void run(const std::string& path) {
  const ssi::ScoreAggregator score(ssi::Model::standard());
  ssi::RecordSource source(path);
  const ssi::MemberParser parser(source, score.model(), {.required = {kColumn}});
  ssi::CohortSet all(kColumn, score.model());
  for (ssi::MemberChunk chunk; parser.next(source, chunk);) {
    const std::string bytes = scored_elsewhere(chunk, score);  // store these, or send them
    all += ssi::parse_cohorts(bytes, "elsewhere");
  }
  print_table(all);
  using namespace ssi::literals;
  compare(42.00_points, all, "Software");
}

}  // namespace

int main(int argc, char** argv) {
  const std::string data = argc > 1 ? argv[1] : "examples/data";
  try {
    run(data + "/members.csv");
  } catch (const ssi::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
