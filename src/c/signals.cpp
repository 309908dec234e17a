// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>

#include "c/handles.hpp"
#include "c/status.hpp"
#include "ssi/arrow/signal_stream.hpp"
#include "ssi/history/day.hpp"
#include "ssi/ssi.h"

namespace {

using ssi::c::require;

/// Returns the options that a caller gave, who may know fewer of them; the others are zero.
ssi_signal_options options_of(const ssi_signal_options* given) {
  require(given, "options");
  if (given->size < sizeof given->size) throw std::invalid_argument("options.size is not set");
  ssi_signal_options result{};
  std::memcpy(&result, given, std::min(given->size, sizeof result));
  return result;
}

ssi::Day day_of(const char* on) {
  require(on, "options.on");
  const auto day = ssi::parse_day(on);
  if (!day) {
    throw std::invalid_argument("options.on: '" + std::string(on) +
                                "' is not a date from 0001-01-01 to 9999-12-31");
  }
  return *day;
}

ssi::SignalStreamOptions stream_options(const ssi_signal_options& given, const ssi::Model& model) {
  ssi::SignalStreamOptions result;
  result.execution = ssi::c::execution_of(given.threads);
  if (given.all != 0) result.wanted = ssi::WantedSignals::all;
  if (given.id != nullptr) result.id = given.id;
  if (given.tracks_count > 0) require(given.tracks, "options.tracks");
  for (size_t i = 0; i < given.tracks_count; ++i) {
    require(given.tracks[i], "a name in options.tracks");
    const auto signal = model.catalogue().find(given.tracks[i]);
    if (!signal) {
      throw std::invalid_argument("the model has no signal '" + std::string(given.tracks[i]) + "'");
    }
    result.tracks.push_back(*signal);
  }
  return result;
}

}  // namespace

extern "C" ssi_status ssi_signals(const ssi_model* model, const ssi_signal_options* options,
                                  struct ArrowArrayStream* log, struct ArrowArrayStream* members,
                                  struct ArrowArrayStream* signals, char** error) {
  return ssi::c::run(error, [=] {
    std::optional<ssi::c::TakenStream> taken_members;
    if (members != nullptr) taken_members.emplace(members);
    ssi::c::TakenStream taken(log);
    require(model, "model");
    require(signals, "signals");
    const ssi_signal_options given = options_of(options);
    const ssi::Model& m = model->score.model();
    *signals = ssi::signal_stream(m, day_of(given.on), stream_options(given, m), *taken,
                                  taken_members ? &**taken_members : nullptr);
  });
}
