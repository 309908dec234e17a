// SPDX-License-Identifier: MIT
//
// A program that is built without typeinfo and exceptions, and has competencies of its own: the
// library must not ask their objects for their type.
#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "ssi/ssi.hpp"

namespace {

using namespace ssi::literals;

/// A point for each event hosted, up to five.
class Hosting final : public ssi::Competency {
 public:
  explicit Hosting(ssi::Signal events) : events_(events) {}

  std::string_view name() const noexcept override { return "hosting"; }
  ssi::Points maximum() const noexcept override { return 5.00_points; }
  ssi::Points positive_points() const noexcept override { return 5.00_points; }
  std::vector<ssi::Signal> used_signals() const override { return {events_}; }

  void score(const ssi::MemberTable& members, std::span<ssi::Points> points,
             std::span<ssi::Points> observed) const noexcept override {
    for (std::size_t row = 0; row < members.rows(); ++row) {
      const auto events = static_cast<std::int32_t>(members.value(events_, row).value_or(0));
      points[row] = ssi::Points::from_hundredths(100 * events);
      observed[row] = members.value(events_, row) ? 5.00_points : 0.00_points;
    }
  }

 private:
  ssi::Signal events_;
};

/// A competency of terms, as a class of the program.
class Speaking final : public ssi::TermCompetency {
 public:
  explicit Speaking(ssi::Signal talks)
      : TermCompetency("speaking", "Speak", 4.00_points,
                       {{"talks", count(talks), ssi::linear(2), 4.00_points}}) {}
};

int failures = 0;

void expect(const char* what, ssi::Points got, ssi::Points expected) {
  if (got == expected) return;
  std::printf("%s: %d hundredths instead of %d\n", what, got.hundredths(), expected.hundredths());
  ++failures;
}

}  // namespace

int main() {
  ssi::ModelDefinition definition{.id = "events-1"};
  const ssi::Signal events = definition.catalogue.add({.name = "events", .counts = "hosted"});
  const ssi::Signal talks = definition.catalogue.add({.name = "talks", .counts = "given"});
  definition.competencies = {std::make_shared<Hosting>(events), std::make_shared<Speaking>(talks)};
  const ssi::ScoreAggregator score((ssi::Model(definition)));

  const ssi::Member one{{events, 3}, {talks, 1}};
  expect("single", score(one).total, 5.00_points);
  expect("explained", ssi::explain(score.model(), one).total, 5.00_points);

  const std::vector<std::uint32_t> column{0, 1, 2, 9};
  std::vector<std::uint16_t> totals(column.size());
  const ssi::MemberTable members(ssi::Columns().set(events, column).set(talks, column));
  const ssi::Executor in_turn = [](std::size_t tasks, const auto& task) {
    for (std::size_t i = 0; i < tasks; ++i) task(i);
  };
  score(members, {.total = totals}, {.threads = 2, .executor = in_turn});
  expect("of a batch, member 0", ssi::Points::from_hundredths(totals[0]), 0.00_points);
  expect("of a batch, member 1", ssi::Points::from_hundredths(totals[1]), 3.00_points);
  expect("of a batch, member 2", ssi::Points::from_hundredths(totals[2]), 6.00_points);
  expect("of a batch, member 3", ssi::Points::from_hundredths(totals[3]), 9.00_points);
  return failures;
}
