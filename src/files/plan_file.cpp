// SPDX-License-Identifier: MIT
#include "ssi/files/plan_file.hpp"

#include "base/decimal.hpp"
#include "files/csv/csv.hpp"

namespace ssi {
namespace {

template <class Integer>
void append_integer(std::string& out, Integer value) {
  char digits[internal::kMostDigits];
  out.append(digits, internal::write_integer(digits, value));
}

void append_points(std::string& out, Points points) {
  internal::append_hundredths(out, points.hundredths());
}

}  // namespace

void append_plan_header(std::string& out, const ActionList& actions) {
  out += "member_id,total,goal,planned_total,effort,actions";
  for (const Action& action : actions.actions()) out += ',' + action.name;
  out += '\n';
}

void append_plan(std::string& out, std::string_view member_id, Points total,
                 const std::optional<Plan>& plan, const ActionList& actions) {
  internal::append_cell(out, member_id);
  out += ',';
  append_points(out, total);
  out += ',';
  if (!plan) {
    out.append(3 + actions.actions().size(), ',');
    out += '\n';
    return;
  }
  if (plan->goal) append_points(out, *plan->goal);
  out += ',';
  append_points(out, plan->planned_total);
  out += ',';
  append_integer(out, plan->effort);
  out += ',';
  append_integer(out, plan->actions);
  for (const std::uint32_t times : plan->times) {
    out += ',';
    append_integer(out, times);
  }
  out += '\n';
}

void append_curve(std::string& out, std::span<const PlanStep> curve) {
  out += "effort,total,actions\n";
  for (const PlanStep& step : curve) {
    append_integer(out, step.effort);
    out += ',';
    append_points(out, step.total);
    out += ',';
    append_integer(out, step.actions);
    out += '\n';
  }
}

}  // namespace ssi
