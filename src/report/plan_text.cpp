// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>
#include <vector>

#include "report/plan_words.hpp"
#include "report/print.hpp"
#include "report/wrap.hpp"
#include "ssi/report/plan.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::append_wrapped;
using internal::print;
using internal::with_sign;

std::string effort_of(const PlanReport& report) {
  return fmt::format("{} {}", report.plan.effort, printable(report.actions.unit()));
}

void append_summary(std::string& out, const PlanReport& report, std::string_view member_id) {
  const Plan& plan = report.plan;
  if (!member_id.empty()) print(out, "{}: ", printable(member_id));
  print(out, "{} of {} points", to_string(plan.total), to_string(report.before.maximum));
  if (plan.goal) print(out, ", goal {}", to_string(*plan.goal));
  print(out, "\n{}\n\n", to_text(*report.before.model.schema()));
  const bool is_done = plan.effort == 0;
  if (!plan.reaches_goal()) {
    append_wrapped(out, fmt::format("The goal is out of reach of these actions. The most that they "
                                    "can reach is {}, for {} and {}.",
                                    to_string(plan.planned_total), effort_of(report),
                                    counted(plan.actions, "action")));
  } else if (is_done && plan.goal) {
    append_wrapped(out, "The goal is reached already: nothing is to be done.");
  } else if (is_done) {
    append_wrapped(out, "Within this effort no action gains anything: nothing is to be done.");
  } else {
    append_wrapped(out, fmt::format("To reach {}: {} and {}.", to_string(plan.planned_total),
                                    effort_of(report), counted(plan.actions, "action")));
  }
}

void append_steps(std::string& out, const PlanReport& report) {
  if (report.steps.empty()) return;
  print(out, "\n  {:>7} {:>10} {:>7}  action\n", "times", "effort", "gain");
  for (const PlanReportAction& step : report.steps) {
    const Action& action = report.actions.actions()[step.action];
    print(out, "  {:>7} {:>10} {:>7}  {} ({})\n", step.times, step.effort, with_sign(step.gain),
          printable(action.title), printable(action.name));
  }
  append_wrapped(out,
                 "Gain is what the plan would lose without the action. Actions help and harm one "
                 "another, so gains do not add up.");
}

void append_lines(std::string& out, const PlanReport& report) {
  if (report.lines.empty()) return;
  print(out, "\nWhat changes\n  {:>7} {:>7} {:>7}  term\n", "before", "after", "change");
  for (const PlanReportLine& line : report.lines) {
    print(out, "  {:>7} {:>7} {:>7}  {} ({})\n", to_string(line.before), to_string(line.after),
          with_sign(line.after - line.before), printable(line.term), printable(line.competency));
  }
  print(out, "  {:>7} {:>7} {:>7}  total\n", to_string(report.before.total),
        to_string(report.after.total), with_sign(report.after.total - report.before.total));
}

std::string names_of(const std::vector<Signal>& signals, const Model& model) {
  std::string result;
  for (const Signal signal : signals) {
    if (!result.empty()) result += ", ";
    result += printable(model.catalogue()[signal].name);
  }
  return result;
}

void append_assumed(std::string& out, const PlanReport& report) {
  if (report.assumed.empty()) return;
  out += '\n';
  append_wrapped(
      out, "Not observed, taken for 0: " + names_of(report.assumed, report.before.model) + ".");
}

std::string reason_of(const UnavailableAction& action, const Model& model) {
  if (action.is_left_out) return "left out";
  if (action.has_no_effect) return "the model uses none of its signals";
  return "not observed: " + names_of(action.missing, model);
}

void append_unavailable(std::string& out, const PlanReport& report) {
  if (report.unavailable.empty()) return;
  out += "\nNot available\n";
  for (const UnavailableAction& action : report.unavailable) {
    print(out, "  {:<27} {}\n", printable(report.actions.actions()[action.action].name),
          reason_of(action, report.before.model));
  }
}

void append_notes(std::string& out, const PlanReport& report) {
  out += '\n';
  append_wrapped(out, internal::proof_note(report));
  append_wrapped(out, internal::estimates_note(report));
}

}  // namespace

std::string to_text(const PlanReport& report, std::string_view member_id) {
  std::string out;
  append_summary(out, report, member_id);
  append_steps(out, report);
  append_lines(out, report);
  append_assumed(out, report);
  append_unavailable(out, report);
  append_notes(out, report);
  return out;
}

}  // namespace ssi
