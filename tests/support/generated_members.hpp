// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_GENERATED_MEMBERS_HPP
#define SSI_TESTS_SUPPORT_GENERATED_MEMBERS_HPP

// Shared by the tests of generated members.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ssi/model.hpp"
#include "ssi/score.hpp"
#include "ssi/synthetic/members.hpp"

namespace ssi::synthetic {

/// The `rows` members of a population from `first` on.
inline MemberBuffer members_of(const Members& population, std::uint64_t first, std::size_t rows,
                               const Execution& execution = {}) {
  MemberBuffer table(rows);
  population.generate(first, rows, table.columns(), execution);
  return table;
}

/// All members of a population.
inline MemberBuffer members_of(const Members& population) {
  return members_of(population, 0, static_cast<std::size_t>(population.options().members));
}

/// Their totals by the standard model, in hundredths.
inline std::vector<std::uint16_t> totals_of(const MemberBuffer& table) {
  std::vector<std::uint16_t> totals(table.rows());
  const ScoreAggregator score(Model::standard());
  score(table.members(), {.total = totals});
  return totals;
}

/// The FNV-1a hash of a sequence of numbers, eight bytes each, least significant first.
class Checksum {
 public:
  void add(std::uint64_t number) {
    for (int byte = 0; byte < 8; ++byte) {
      hash_ = (hash_ ^ (number >> (8 * byte) & 0xFF)) * 0x100000001B3u;
    }
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325u;
};

}  // namespace ssi::synthetic

#endif  // SSI_TESTS_SUPPORT_GENERATED_MEMBERS_HPP
