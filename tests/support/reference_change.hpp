// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_REFERENCE_CHANGE_HPP
#define SSI_TESTS_SUPPORT_REFERENCE_CHANGE_HPP

// Section 4 of the monitoring page, written again from the page alone: members are maps from names
// to values, states are maps too, and nothing is shared with src.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "support/random_models.hpp"
#include "support/reference.hpp"

namespace ssi::reference {

/// A member's observed signals by name.
using Signals = std::map<std::string, std::uint32_t>;

inline Values values_in(const SignalCatalogue& catalogue, const Signals& signals) {
  Values values(catalogue.size());
  for (const auto& [name, value] : signals) {
    if (const auto signal = catalogue.find(name)) values[index_of(*signal)] = value;
  }
  return values;
}

/// A line: cause, competency, term, points in hundredths.
struct Line {
  std::string cause;
  std::string competency;
  std::string term;
  std::int64_t points;

  friend bool operator==(const Line&, const Line&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Line& line) {
    return out << line.cause << ' ' << line.competency << '.' << line.term << ' ' << line.points;
  }
};

/// The points of a state: of each term, and of the adjustments, in the model's order.
struct Scored {
  struct Part {
    std::string competency;
    std::string term;
    std::int64_t points;
  };
  std::vector<Part> parts;
  std::int64_t total = 0;

  std::int64_t of(const std::string& competency, const std::string& term) const {
    for (const Part& part : parts) {
      if (part.competency == competency && part.term == term) return part.points;
    }
    return 0;
  }
  bool has(const std::string& competency, const std::string& term) const {
    for (const Part& part : parts) {
      if (part.competency == competency && part.term == term) return true;
    }
    return false;
  }
};

inline Scored scored(const Model& model, const Signals& signals) {
  const Values values = values_in(model.catalogue(), signals);
  const Score whole = score(model, values);
  Scored result;
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    const std::string name(model.competencies()[c]->name());
    std::int64_t sum = 0;
    for (const Term& term : model.competencies()[c]->terms()) {
      const std::int64_t points = term_points(term, values).value_or(0);
      sum += points;
      result.parts.push_back({name, term.name, points});
    }
    result.parts.push_back({name, "(adjustment)", whole.competencies[c] - sum});
  }
  result.total = whole.total;
  return result;
}

inline void add_line(std::vector<Line>& lines, const Line& line) {
  if (line.points != 0) lines.push_back(line);
}

/// A change as the page defines it.
struct Changed {
  std::vector<Line> lines;
  std::int64_t before = 0;
  std::array<std::int64_t, 5> causes{};
  std::int64_t after = 0;
};

/// The states of section 4: before, and behind each cause but the last. Null: nothing is known of
/// what aged out.
inline std::vector<Signals> states(const Model& model, const Signals& before, const Signals& after,
                                   const Signals* aged_out) {
  std::vector<Signals> result{before};
  const auto is_window = [&](const std::string& name) {
    return model.catalogue()[*model.catalogue().find(name)].scope == SignalScope::window;
  };
  Signals state;
  for (const auto& [name, value] : after) {
    if (!model.catalogue().find(name)) continue;
    state[name] = before.contains(name) ? before.at(name) : value;
  }
  result.push_back(state);
  for (auto& [name, value] : state) {
    if (aged_out == nullptr || !is_window(name) || !before.contains(name)) continue;
    value = aged_out->contains(name) ? aged_out->at(name) : 0;
  }
  result.push_back(state);
  for (auto& [name, value] : state) {
    if (is_window(name)) value = after.at(name);
  }
  result.push_back(state);
  for (auto& [name, value] : state) value = after.at(name);
  result.push_back(state);
  return result;
}

inline void add_model_lines(std::vector<Line>& lines, const Scored& from, const Scored& to) {
  const auto add = [&](const std::string& competency, const std::string& term) {
    add_line(lines,
             {"model", competency, term, to.of(competency, term) - from.of(competency, term)});
  };
  for (const auto& part : to.parts) {
    if (part.term == "(adjustment)") {
      for (const auto& old : from.parts) {
        if (old.competency == part.competency && !to.has(old.competency, old.term)) {
          add(old.competency, old.term);
        }
      }
    }
    add(part.competency, part.term);
  }
  for (const auto& old : from.parts) {
    if (!to.has(old.competency, "(adjustment)")) add(old.competency, old.term);
  }
}

inline Changed changed(const Model& model_before, const Signals& before, const Model& model_after,
                       const Signals& after, const Signals* aged_out = nullptr) {
  static const char* const kCauses[] = {"observation", "aged_out", "activity", "profile"};
  Changed result;
  const std::vector<Signals> all = states(model_before, before, after, aged_out);
  Scored from = scored(model_before, all[0]);
  result.before = from.total;
  for (std::size_t i = 0; i < 4; ++i) {
    const Scored to = scored(model_before, all[i + 1]);
    for (const auto& part : to.parts) {
      add_line(result.lines, {kCauses[i], part.competency, part.term,
                              part.points - from.of(part.competency, part.term)});
    }
    result.causes[i] = to.total - from.total;
    from = to;
  }
  const Scored to = scored(model_after, after);
  add_model_lines(result.lines, from, to);
  result.causes[4] = to.total - from.total;
  result.after = to.total;
  return result;
}

/// Two sides of a member, drawn where the models' formulas bend: some signals move, some come and
/// some go.
struct RandomSides {
  RandomSides(const Model& model_before, const Model& model_after, Random& random) {
    before = named(model_before, random);
    after = named(model_after, random);
    for (const auto& [name, value] : named(model_before, random)) after.emplace(name, value);
    const std::uint64_t kept = random.pick(std::array<std::uint64_t, 4>{0, 30, 90, 100});
    for (const auto& [name, value] : before) {
      if (random.chance(kept)) after[name] = value;
      if (random.chance(70))
        aged_out[name] = static_cast<std::uint32_t>(random.below(value + 1ull));
    }
    const std::uint64_t lost = random.pick(std::array<std::uint64_t, 3>{0, 5, 50});
    std::erase_if(after, [&](const auto&) { return random.chance(lost); });
  }

  static Signals named(const Model& model, Random& random) {
    Signals result;
    const Values values = MemberGenerator(model).draw(random);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i]) result[model.catalogue().all()[i].name] = *values[i];
    }
    return result;
  }

  Signals before;
  Signals after;
  Signals aged_out;
};

}  // namespace ssi::reference

#endif  // SSI_TESTS_SUPPORT_REFERENCE_CHANGE_HPP
