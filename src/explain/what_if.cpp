// SPDX-License-Identifier: MIT
#include "ssi/explain/what_if.hpp"

#include <limits>
#include <set>
#include <stdexcept>
#include <string>

namespace ssi {
namespace {

[[noreturn]] void refuse(const SignalInfo& signal, const char* why) {
  throw std::invalid_argument("the signal '" + signal.name + "' " + why);
}

std::uint32_t value_of(const SignalInfo& signal, const std::optional<std::uint32_t>& observed,
                       const SignalEdit& edit) {
  const bool is_flag = signal.kind == SignalKind::flag;
  const std::uint32_t most = is_flag ? 1 : std::numeric_limits<std::uint32_t>::max();
  if (edit.kind == SignalEdit::Kind::set) {
    if (edit.value > most) refuse(signal, "is a flag, so it must be 0 or 1");
    return edit.value;
  }
  if (!observed) refuse(signal, "is missing, so nothing can be added to it");
  if (*observed >= most) return *observed;
  return edit.value < most - *observed ? *observed + edit.value : most;
}

}  // namespace

Member edited(const SignalCatalogue& catalogue, const Member& member,
              std::span<const SignalEdit> edits) {
  Member result = member;
  std::set<Signal> seen;
  for (const SignalEdit& edit : edits) {
    if (index_of(edit.signal) >= catalogue.size()) {
      throw std::invalid_argument("signal number " + std::to_string(index_of(edit.signal)) +
                                  " is not in the catalogue");
    }
    const SignalInfo& signal = catalogue[edit.signal];
    if (!seen.insert(edit.signal).second) refuse(signal, "comes twice");
    result.set(edit.signal, value_of(signal, member[edit.signal], edit));
  }
  return result;
}

Change what_if(const Model& model, const Member& member, std::span<const SignalEdit> edits) {
  return change(model, member, edited(model.catalogue(), member, edits));
}

}  // namespace ssi
