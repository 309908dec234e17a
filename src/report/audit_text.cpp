// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/print.hpp"
#include "report/wrap.hpp"
#include "ssi/report/audit.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::append_wrapped;
using internal::kColumns;
using internal::print;
using internal::with_sign;

/// Appends a row of a table: its figures, and words on lines that begin behind them.
void append_row(std::string& out, const std::string& figures, const std::string& words) {
  constexpr std::size_t kLeastWords = 20;  // whatever the figures leave
  const std::size_t indent = figures.size();
  const std::size_t width = kColumns > indent + kLeastWords ? kColumns - indent : kLeastWords;
  std::string before = figures;
  for (const std::string& line : internal::wrapped(words, width)) {
    out += before + line + '\n';
    before.assign(indent, ' ');
  }
}

std::string_view words_of(PointSource source) {
  switch (source) {
    case PointSource::profile:
      return "the profile";
    case PointSource::own_activity:
      return "what the member does";
    case PointSource::others:
      return "what others do in answer";
    case PointSource::premium:
      return "the premium tool";
    case PointSource::formula:
      break;
  }
  return "formulas of other kinds than terms";
}

std::string name_of(Signal signal, const ModelAudit& audit) {
  return printable(audit.model.catalogue()[signal].name);
}

std::string name_of(const SignalUse& use) {
  return fmt::format("{} ({})", printable(use.term), printable(use.competency));
}

std::string names_of(const std::vector<Signal>& signals, const ModelAudit& audit) {
  std::string result;
  for (const Signal signal : signals) {
    if (!result.empty()) result += ", ";
    result += name_of(signal, audit);
  }
  return result;
}

void append_sources(std::string& out, const ModelAudit& audit) {
  out += "\nWhere points come from\n    points  penalties  terms  source\n";
  for (const SourcePoints& source : audit.sources) {
    print(out, "{:>10} {:>10} {:>6}  {}\n", to_string(source.points), to_string(source.penalties),
          source.terms, words_of(source.source));
  }
  append_wrapped(
      out,
      "A term goes by its first signal. These are the points of terms, before competencies "
      "are kept within their maxima.");
}

/// The signals of the member shown that are neither 0 nor the most that they can be.
std::string levels_of(const ModelAudit& audit) {
  std::string result;
  for (std::size_t i = 0; i < audit.model.catalogue().size(); ++i) {
    const auto signal = static_cast<Signal>(i);
    const bool is_flag = audit.model.catalogue()[signal].kind == SignalKind::flag;
    const std::uint32_t value = audit.volume_bound.member[signal].value_or(0);
    if (value == 0 || value == (is_flag ? 1 : UINT32_MAX)) continue;
    result += fmt::format(", {} at {}", name_of(signal, audit), value);
  }
  return result;
}

void append_bound(std::string& out, const ModelAudit& audit) {
  const VolumeBound& bound = audit.volume_bound;
  out += "\nHow far volume alone gets\n";
  append_wrapped(out, fmt::format("A member whom nobody answers has at most {} of {} points:",
                                  to_string(bound.total), to_string(audit.model.maximum())));
  for (std::size_t c = 0; c < bound.competencies.size(); ++c) {
    const Competency& competency = *audit.model.competencies()[c];
    append_row(out,
               fmt::format("{:>10} of {:>6}  ", to_string(bound.competencies[c]),
                           to_string(competency.maximum())),
               printable(competency.name()));
  }
  const std::string shown =
      fmt::format("all that only helps at its most{}, and all else at 0", levels_of(audit));
  append_wrapped(out, bound.is_attained()
                          ? fmt::format("A member has that: {}.", shown)
                          : fmt::format("Whether a member has that is not known; one has {}: {}.",
                                        to_string(bound.member_total), shown));
  if (audit.model.missing() != MissingPolicy::renormalise) return;
  append_wrapped(out,
                 "This is of members of whom all was observed. Of others the points are scaled up, "
                 "so they may have more.");
}

void append_falling(std::string& out, const ModelAudit& audit) {
  out += "\nWhat can lower a score\n";
  if (audit.falling.empty()) out += "More of a signal never gives fewer points in a term.\n";
  if (!audit.falling.empty()) out += "   at most  more of, in\n";
  for (const FallingSignal& falling : audit.falling) {
    std::string words = name_of(falling.signal, audit) + ": ";
    for (const SignalUse& use : falling.terms) {
      if (&use != &falling.terms.front()) words += ", ";
      words += name_of(use);
    }
    append_row(out, fmt::format("{:>10}  ", to_string(falling.points)), words);
  }
  if (!audit.only_lower.empty()) {
    append_wrapped(out, "Can only lower a score: " + names_of(audit.only_lower, audit) + '.');
  }
  for (const std::string_view name : audit.formulas) {
    append_wrapped(out, printable(name) + " has no terms: nothing is known of its signals.");
  }
}

void append_bands(std::string& out, const ModelAudit& audit) {
  std::string names;
  for (const std::size_t band : audit.unreachable_bands) {
    if (!names.empty()) names += ", ";
    names += printable(audit.model.bands()[band].name);
  }
  if (!names.empty()) {
    append_wrapped(out, fmt::format("Bands that no total from 0.00 to {} is in: {}.",
                                    to_string(audit.highest), names));
  } else if (!audit.model.bands().empty()) {
    out += "Each band has a total.\n";
  }
}

void append_out_of_reach(std::string& out, const ModelAudit& audit) {
  out += "\nWhat is out of reach\n";
  bool is_first = true;
  for (const AuditedTerm& term : audit.terms) {
    if (term.reachable == term.points) continue;
    if (is_first) out += "    points   at most  term\n";
    is_first = false;
    append_row(out,
               fmt::format("{:>10} {:>9}  ", to_string(term.points), to_string(term.reachable)),
               name_of(term.use));
  }
  if (is_first) out += "Each term can give all its points.\n";
  append_bands(out, audit);
}

void append_beyond(std::string& out, const ModelAudit& audit) {
  if (audit.beyond_actions.empty()) {
    append_wrapped(out, fmt::format("The actions of {} bring each count of the window to full "
                                    "marks.",
                                    printable(audit.actions->id())));
    return;
  }
  append_wrapped(out, fmt::format("Counts of the window that the actions of {} do not bring to "
                                  "full marks:",
                                  printable(audit.actions->id())));
  out += "     needed    brought  term\n";
  for (const TermBeyondActions& term : audit.beyond_actions) {
    const std::string needed = term.needed ? std::to_string(*term.needed) : "none";
    const std::string reachable = term.reachable ? std::to_string(*term.reachable) : "-";
    append_row(out, fmt::format("{:>11} {:>10}  ", needed, reachable), name_of(term.use));
  }
}

std::string moved(const TotalChange& change) { return with_sign(change.after - change.before); }

void append_floods(std::string& out, const ModelAudit& audit) {
  out += "\nWhat unanswered floods do\n";
  if (audit.unanswered.empty()) {
    append_wrapped(
        out, fmt::format("No action of {} expects anything.", printable(audit.actions->id())));
    return;
  }
  const UnansweredFlood& first = audit.unanswered.front();
  append_wrapped(out,
                 fmt::format("Each action that expects something is done {} times, and nobody "
                             "answers. By how much that changes three members' totals, given here:",
                             first.times));
  const auto append_member = [&out](std::string_view words, const TotalChange& change) {
    append_wrapped(out, fmt::format("{} ({})", words, to_string(change.before)), "  ");
  };
  append_member("idle: a member with nothing", first.from_nothing);
  append_member("volume: the member above, who lives by volume alone", first.from_volume_bound);
  append_member(fmt::format("answered: that one with {0} messages and {0} invitations, all "
                            "answered",
                            UnansweredFlood::kAnswered),
                first.from_answered);
  out += "     idle   volume  answered  action\n";
  for (const UnansweredFlood& flood : audit.unanswered) {
    const Action& action = audit.actions->actions()[flood.action];
    append_row(out,
               fmt::format("{:>9} {:>8} {:>9}  ", moved(flood.from_nothing),
                           moved(flood.from_volume_bound), moved(flood.from_answered)),
               fmt::format("{} ({})", printable(action.title), printable(action.name)));
  }
}

}  // namespace

std::string to_text(const ModelAudit& audit) {
  std::string out;
  append_wrapped(out, to_text(*audit.model.schema()));
  append_sources(out, audit);
  append_bound(out, audit);
  append_falling(out, audit);
  append_out_of_reach(out, audit);
  if (audit.actions) {
    append_beyond(out, audit);
    append_floods(out, audit);
  }
  return out;
}

}  // namespace ssi
