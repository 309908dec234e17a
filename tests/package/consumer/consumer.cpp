// SPDX-License-Identifier: MIT
//
// Uses of the installed library that break first when a package is wrong: a score, an exception
// that the library throws, and a class of the application's own that the library calls back.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <memory>
#include <span>
#include <ssi/ssi.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace ssi::literals;

/// Five points to whoever hosts an event: a formula that the library does not know.
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
      const auto events = members.value(events_, row);
      points[row] = events.value_or(0) > 0 ? 5.00_points : ssi::Points();
      observed[row] = events ? 5.00_points : ssi::Points();
    }
  }

 private:
  ssi::Signal events_;
};

bool is(std::string_view what, ssi::Points got, ssi::Points expected) {
  std::cout << what << ' ' << got << '\n';
  if (got != expected) std::cerr << what << " should be " << expected << '\n';
  return got == expected;
}

bool scores_a_member() {
  const ssi::Member ada{{ssi::Signal::has_photo, 1},       // 1.50
                        {ssi::Signal::positions, 3},       // 2.50
                        {ssi::Signal::connections, 500}};  // 4.00
  const ssi::ScoreAggregator score(ssi::Model::standard());
  return is("total", score(ada).total, 8.00_points) &&
         is("explained", ssi::explain(score.model(), ada).total, 8.00_points);
}

bool scores_with_a_competency_of_its_own() {
  ssi::ModelDefinition definition{.id = "events-1"};
  const ssi::Signal events = definition.catalogue.add(
      {"events_hosted", ssi::SignalKind::count, ssi::SignalScope::window, "events hosted"});
  definition.competencies = {std::make_shared<ssi::Relationships>(),
                             std::make_shared<Hosting>(events)};
  const ssi::ScoreAggregator score((ssi::Model(definition)));
  return is("with hosting", score({{ssi::Signal::connections, 500}, {events, 2}}).total,
            9.00_points);
}

/// Each score as the documentation has it, in whole numbers: a project's -ffast-math is not ssi's.
bool scores_are_exact() {
  // 7.00 points at a / (b + 10) = 1/2: floor(700 a / ((b + 10) / 2) + 1/2) hundredths.
  const ssi::Model model(
      {.id = "exact-1",
       .competencies = {std::make_shared<ssi::TermCompetency>(
           "replies", "Reply", 7.00_points,
           std::vector<ssi::Term>{
               {"rate", ratio(ssi::Signal::messages_answered, ssi::Signal::messages_sent, 10),
                ssi::linear(0.5), 7.00_points}})}});
  const ssi::ScoreAggregator score(model);
  std::vector<std::uint32_t> answered;
  std::vector<std::uint32_t> sent;
  for (std::uint32_t b = 0; b < 700; ++b) {
    for (std::uint32_t a = 0; a <= b; ++a) {
      answered.push_back(a);
      sent.push_back(b);
    }
  }
  std::vector<std::uint16_t> totals(sent.size());
  const ssi::MemberTable members(ssi::Columns()
                                     .set(ssi::Signal::messages_answered, answered)
                                     .set(ssi::Signal::messages_sent, sent));
  score(members, {.total = totals});
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    const std::uint32_t b = sent[i] + 10;
    const std::uint32_t exact =
        std::min<std::uint32_t>(700, (2 * 1400 * answered[i] + b) / (2 * b));
    const ssi::Member one{{ssi::Signal::messages_answered, answered[i]},
                          {ssi::Signal::messages_sent, sent[i]}};
    if (totals[i] != exact) ++wrong;
    if (score(one).total != ssi::Points::from_hundredths(static_cast<std::int32_t>(exact))) ++wrong;
  }
  std::cout << wrong << " of " << sent.size() << " scores differ\n";
  return wrong == 0;
}

bool refuses_what_is_no_number() {
  for (const char* full : {"inf", "-inf", "nan", "0.0", "-1.0"}) {
    try {
      ssi::parse_model(
          std::string("id = 'x'\n[[competency]]\nname = 'c'\nmaximum = 10.0\n"
                      "terms = [{name = 't', count = 'posts', points = 10.0, full = ") +
              full + ", curve = 'log'}]\n",
          "numbers.toml");
      std::cerr << "full marks of " << full << " are accepted\n";
      return false;
    } catch (const ssi::ModelError&) {
    }
  }
  return true;
}

bool catches_what_the_library_throws() {
  try {
    ssi::parse_model("id = 7", "broken.toml");
  } catch (const ssi::ModelError& error) {
    std::cout << error.what() << '\n';
    return true;
  }
  return false;
}

}  // namespace

int main() {
  std::cout << "ssi " << ssi::version() << '\n';
  return scores_a_member() && scores_with_a_competency_of_its_own() && scores_are_exact() &&
                 refuses_what_is_no_number() && catches_what_the_library_throws()
             ? 0
             : 1;
}
