// SPDX-License-Identifier: MIT
#include "ssi/history/signal_table.hpp"

#include <algorithm>

#include "base/execution.hpp"
#include "history/log_content.hpp"
#include "history/part_window.hpp"
#include "history/signal_columns.hpp"
#include "history/signal_plan.hpp"

namespace ssi {

std::vector<Signal> signals_of(const Model& model, WantedSignals wanted) {
  if (wanted == WantedSignals::used) {
    return {model.used_signals().begin(), model.used_signals().end()};
  }
  std::vector<Signal> result;
  for (std::size_t s = 0; s < model.catalogue().size(); ++s) {
    result.push_back(static_cast<Signal>(s));
  }
  return result;
}

std::vector<Signal> states_of(const Model& model, WantedSignals wanted) {
  std::vector<Signal> result = signals_of(model, wanted);
  std::erase_if(result, [&](Signal s) { return model.catalogue()[s].scope != SignalScope::state; });
  return result;
}

MemberTable SignalTable::members() const { return columns_->members(); }

SignalTable signals_on(const ActivityLog& log, const Model& model, Day day,
                       const Execution& execution, WantedSignals wanted) {
  internal::require_day(day);
  return signals_over(log, model, window_of(day, model.window_days()), day, execution, wanted);
}

SignalTable signals_over(const ActivityLog& log, const Model& model, DayRange window,
                         Day observed_on, const Execution& execution, WantedSignals wanted) {
  internal::require_day(observed_on);
  const internal::LogContent& content = internal::content_of(log);
  const internal::SignalPlan plan(content, model, wanted);
  const auto columns = std::make_shared<internal::SignalColumns>(content, plan);
  internal::share_parts(execution, content.parts.size(), [&](internal::Parts& parts) {
    while (const auto part = parts.next()) {
      internal::PartWindow over(content, *part, plan);
      over.move_to(content.parts[*part], plan, window, observed_on, *columns);
    }
  });
  return {columns, log.members()};
}

}  // namespace ssi
