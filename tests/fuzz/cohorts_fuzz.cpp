// SPDX-License-Identifier: MIT
//
// Cohort files: any bytes are a set of cohorts, which is written as just these bytes again, or a
// DataError. Input: an even byte, then what stands between the version and the checksum, which are
// put around it; or an odd byte, then a whole file.

#include <algorithm>
#include <stdexcept>
#include <string>

#include "fuzz_input.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/error.hpp"
#include "ssi/files/cohort_file.hpp"
#include "ssi/files/cohort_table.hpp"

namespace ssi::fuzz {
namespace {

/// CRC-32 as zlib has it, a bit at a time.
std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc % 2 == 1 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

std::string file_around(std::string_view body) {
  std::string file = "\x8Dssicoh\n\x02";
  file += body;
  const std::uint32_t crc = crc_of(file);
  for (int shift = 0; shift < 32; shift += 8) file += static_cast<char>(crc >> shift & 0xFF);
  return file;
}

void check_cohort(const Cohort& cohort) {
  check(cohort.members() > 0, "a cohort without members");
  std::uint64_t members = 0;
  const auto counts = cohort.totals().counts();
  for (const auto& count : counts) members += count.members;
  check(members == cohort.members(), "members are lost");
  check(cohort.quantile(Percent()) == counts.front().total, "another lowest total");
  check(cohort.quantile(100_percent) == counts.back().total, "another highest total");
  check(cohort.total().members() == members, "other members have totals");
  const Ranking ranking(cohort.totals(), 1);
  check(ranking.standing(counts.back().total)->rank == 1, "the best is not first");
  check(ranking.joining(Points())->members == members + 1, "nobody joins");
}

void check_table(const CohortSet& cohorts) {
  try {
    const CohortTableWriter table(cohorts.column(), cohorts.schema());
    std::string out;
    table.append_header(out);
    for (const std::uint32_t i : cohorts.by_label()) {
      check_cohort(cohorts.cohort(i));
      table.append(out, cohorts.label(i), cohorts.cohort(i));
    }
  } catch (const std::invalid_argument&) {
    // Two columns of one name.
  }
}

void check_merged(const CohortSet& cohorts) {
  CohortSet twice = cohorts;
  check(cohorts.obstacle_to_merging(cohorts).has_value() == (cohorts.size() > 0),
        "members count twice");
  try {
    twice.merge(cohorts, Repeats::allow);
    check(std::ranges::equal(twice.sources(), cohorts.sources()), "other sources");
    check(twice.members() == 2 * cohorts.members(), "members are lost in merging");
    check(twice.size() == cohorts.size(), "labels are lost in merging");
  } catch (const std::length_error&) {
    // Too many members.
  }
}

void run(FuzzInput input) {
  const bool is_whole = input.below(2) == 1;
  const std::string file = exact(is_whole ? std::string(input.rest()) : file_around(input.rest()));
  try {
    const CohortSet cohorts = parse_cohorts(file, "fuzz.cohorts");
    check(to_bytes(cohorts) == file, "other bytes");
    check_table(cohorts);
    check_merged(cohorts);
  } catch (const DataError& error) {
    check(std::string_view(error.what()).starts_with("fuzz.cohorts: "), error.what());
  }
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ssi::fuzz::run({bytes, size});
  return 0;
}
