// SPDX-License-Identifier: MIT
//
// Random models on random members: a batch on each instruction set, one member at a time and the
// explanation give the scores of the reference. Input: the choices of random_models.hpp and
// random_members.hpp.

#include <vector>

#include "explained.hpp"
#include "fuzz_input.hpp"
#include "support/random_models.hpp"
#include "support/typed_tables.hpp"

namespace ssi::fuzz {
namespace {

void check_batches(const ScoreAggregator& score, const MemberTable& table,
                   std::span<const reference::Score> expected) {
  for (const std::string_view set : instruction_sets()) {
    const Scores scores = scores_of(score, table, {.instruction_set = set});
    for (std::size_t i = 0; i < expected.size(); ++i) check(scores.of(i) == expected[i], set);
  }
}

void run(Random random) {
  const Model model(random_definition(random));
  const ScoreAggregator score(model);
  const MemberGenerator generator(model);
  std::vector<ColumnType> types(model.catalogue().size(), ColumnType::uint32);
  if (random.chance(70)) {
    for (ColumnType& type : types) type = random.pick(kColumnTypes);
  }
  auto members = generator.draw(random, 1 + random.index(200));
  narrow(members, types);
  const auto expected = reference_scores(model, members);
  const TypedTable table(members, types, random);
  check_batches(score, table.table(), expected);
  const std::size_t first = random.index(members.size());
  const std::size_t rows = random.index(members.size() - first + 1);
  check_batches(score, table.table().slice(first, rows), std::span(expected).subspan(first, rows));
  for (std::size_t i = 0; i < members.size(); i += 7) {
    const Member member = reference::to_member(members[i]);
    check(reference::of(score(member)) == expected[i], "one member");
    check_explained(model, member, score(member));
  }
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ssi::fuzz::run(ssi::Random(std::span(bytes, size)));
  return 0;
}
