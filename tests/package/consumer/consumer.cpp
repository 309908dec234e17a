// SPDX-License-Identifier: MIT
//
// Uses of the installed library that break first when a package is wrong: a score, an exception
// that the library throws, and a class of the application's own that the library calls back.
#include <iostream>
#include <memory>
#include <span>
#include <ssi/ssi.hpp>
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
  std::vector<ssi::Signal> signals() const override { return {events_}; }

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
  const ssi::Signal events = definition.signals.add(
      {"events_hosted", ssi::SignalKind::count, ssi::SignalScope::window, "events hosted"});
  definition.competencies = {std::make_shared<ssi::Relationships>(),
                             std::make_shared<Hosting>(events)};
  const ssi::ScoreAggregator score((ssi::Model(definition)));
  return is("with hosting", score({{ssi::Signal::connections, 500}, {events, 2}}).total,
            9.00_points);
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
  return scores_a_member() && scores_with_a_competency_of_its_own() &&
                 catches_what_the_library_throws()
             ? 0
             : 1;
}
