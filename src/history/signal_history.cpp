// SPDX-License-Identifier: MIT
#include "ssi/history/signal_history.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

#include "base/execution.hpp"
#include "history/log_content.hpp"
#include "history/part_window.hpp"
#include "history/signal_columns.hpp"
#include "history/signal_plan.hpp"

namespace ssi {

struct SignalHistory::Impl {
  Impl(ActivityLog of_log, const Model& model, Day on, WantedSignals wanted)
      : log(std::move(of_log)),
        day(on),
        window_days(model.window_days()),
        plan(content(), model, wanted),
        columns(content(), plan) {
    windows.reserve(content().parts.size());
    for (std::size_t part = 0; part < content().parts.size(); ++part) {
      windows.emplace_back(content(), part, plan);
    }
  }

  const internal::LogContent& content() const noexcept { return internal::content_of(log); }

  void move(const Execution& execution) {
    const DayRange days = window_of(day, window_days);
    internal::share_parts(execution, windows.size(), [&](internal::Parts& parts) {
      while (const auto part = parts.next()) {
        windows[*part].move_to(content().parts[*part], plan, days, day, columns);
      }
    });
  }

  ActivityLog log;
  Day day;
  std::uint32_t window_days;
  internal::SignalPlan plan;
  internal::SignalColumns columns;
  std::vector<internal::PartWindow> windows;  // [part]
};

SignalHistory::SignalHistory(const ActivityLog& log, const Model& model, Day day,
                             const Execution& execution, WantedSignals wanted) {
  internal::require_day(day);
  impl_ = std::make_unique<Impl>(log, model, day, wanted);
  impl_->move(execution);
}

SignalHistory::~SignalHistory() = default;
SignalHistory::SignalHistory(SignalHistory&&) noexcept = default;
SignalHistory& SignalHistory::operator=(SignalHistory&&) noexcept = default;

void SignalHistory::move_to(Day day, const Execution& execution) {
  internal::require_day(day);
  if (day < impl_->day) throw std::invalid_argument("a history does not go back");
  impl_->day = day;
  impl_->move(execution);
}

Day SignalHistory::day() const noexcept { return impl_->day; }

MemberTable SignalHistory::members() const { return impl_->columns.members(); }

}  // namespace ssi
