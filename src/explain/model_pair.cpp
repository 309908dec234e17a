// SPDX-License-Identifier: MIT
#include "ssi/explain/model_pair.hpp"

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace ssi {
namespace {

/// Where the signals of a catalogue stand in another one.
using Positions = std::vector<Signal>;

/// A competency that reads signals and gives no points: a parser asks a model for nothing else.
class Reading final : public Competency {
 public:
  explicit Reading(std::vector<Signal> signals) : signals_(std::move(signals)) {}

  std::string_view name() const noexcept override { return "reading"; }
  Points maximum() const noexcept override { return Points::from_hundredths(1); }
  Points positive_points() const noexcept override { return {}; }
  std::vector<Signal> used_signals() const override { return signals_; }
  void score(const MemberTable& /*members*/, std::span<Points> points,
             std::span<Points> observed) const noexcept override {
    for (Points& each : points) each = {};
    for (Points& each : observed) each = {};
  }

 private:
  std::vector<Signal> signals_;
};

/// Adds the signals of another catalogue that this one lacks. Returns where all of them stand in
/// it then.
Positions add_missing(SignalCatalogue& catalogue, const SignalCatalogue& others) {
  std::map<std::string_view, Signal> known;
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    known.emplace(catalogue.all()[i].name, static_cast<Signal>(i));
  }
  Positions positions;
  std::vector<const SignalInfo*> lacking;
  for (const SignalInfo& signal : others.all()) {
    const auto found = known.find(signal.name);
    const bool is_known = found != known.end();
    positions.push_back(is_known ? found->second
                                 : static_cast<Signal>(catalogue.size() + lacking.size()));
    if (!is_known) lacking.push_back(&signal);
  }
  for (const SignalInfo* signal : lacking) {
    // No rule for logs: it may name signals that this catalogue does not have.
    catalogue.add({.name = signal->name,
                   .kind = signal->kind,
                   .scope = signal->scope,
                   .counts = signal->counts,
                   .one = signal->one,
                   .many = signal->many});
  }
  return positions;
}

/// The reader of a side, whose catalogue it is, with the positions of the other model's signals.
Model reader_of(const Model& own, const Model& other, SignalCatalogue catalogue,
                const Positions& positions) {
  std::vector<bool> is_used(catalogue.size(), false);
  for (const Signal signal : own.used_signals()) is_used[index_of(signal)] = true;
  for (const Signal signal : other.used_signals()) {
    is_used[index_of(positions[index_of(signal)])] = true;
  }
  std::vector<Signal> used;
  for (std::size_t i = 0; i < is_used.size(); ++i) {
    if (is_used[i]) used.push_back(static_cast<Signal>(i));
  }
  ModelDefinition definition;
  definition.id = own.id();
  definition.window_days = own.window_days();
  definition.catalogue = std::move(catalogue);
  definition.competencies.push_back(std::make_shared<const Reading>(std::move(used)));
  return Model(std::move(definition));
}

Positions identity(std::size_t size) {
  Positions positions;
  for (std::size_t i = 0; i < size; ++i) positions.push_back(static_cast<Signal>(i));
  return positions;
}

}  // namespace

struct ModelPair::Content {
  Model before;
  Model after;
  Model before_reader;
  Model after_reader;
  Positions after_of;  // [signal of the model before]
};

ModelPair::ModelPair(const Model& both)
    : content_(std::make_shared<const Content>(
          Content{both, both, both, both, identity(both.catalogue().size())})) {}

ModelPair::ModelPair(const Model& before, const Model& after) {
  if (before.schema() == after.schema()) {
    *this = ModelPair(before);
    return;
  }
  SignalCatalogue before_signals = before.catalogue();
  SignalCatalogue after_signals = after.catalogue();
  const Positions of_after = add_missing(before_signals, after.catalogue());
  Positions of_before = add_missing(after_signals, before.catalogue());
  Model before_reader = reader_of(before, after, std::move(before_signals), of_after);
  Model after_reader = reader_of(after, before, std::move(after_signals), of_before);
  content_ = std::make_shared<const Content>(Content{
      before, after, std::move(before_reader), std::move(after_reader), std::move(of_before)});
}

const Model& ModelPair::before() const noexcept { return content_->before; }
const Model& ModelPair::after() const noexcept { return content_->after; }
const Model& ModelPair::before_reader() const noexcept { return content_->before_reader; }
const Model& ModelPair::after_reader() const noexcept { return content_->after_reader; }

Signal ModelPair::after_of(Signal before) const noexcept {
  return content_->after_of[index_of(before)];
}

Member ModelPair::as_before(const Member& after) const {
  Member result;
  for (const Signal signal : before().used_signals()) {
    if (const auto value = after[after_of(signal)]) result.set(signal, *value);
  }
  return result;
}

MemberTable ModelPair::as_before(const MemberTable& after) const {
  std::vector<Column> columns(before().catalogue().size());
  for (const Signal signal : before().used_signals()) {
    columns[index_of(signal)] = after.column(after_of(signal));
  }
  return {columns, after.rows()};
}

}  // namespace ssi
