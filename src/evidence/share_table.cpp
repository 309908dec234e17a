// SPDX-License-Identifier: MIT
#include "evidence/share_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "base/execution.hpp"
#include "ssi/model/term.hpp"

namespace ssi::internal {
namespace {

constexpr std::size_t kGranule = 1024;  // members that a thread takes at once, at least

std::uint16_t earned_by(const Term& term, const Column& a, const Column& b, std::size_t row) {
  const std::optional<std::uint32_t> first = a.value(row);
  const bool needs_b = term.input.used_signals().size() > 1;
  const std::optional<std::uint32_t> second = needs_b ? b.value(row) : std::optional(0U);
  if (!first || !second) return 0;
  return static_cast<std::uint16_t>(std::abs(evaluate(term, *first, *second).hundredths()));
}

}  // namespace

ShareTable::ShareTable(const Model& model, const MemberTable& members,
                       std::span<const std::size_t> rows, const Execution& execution)
    : members_(rows.size()) {
  std::vector<const Term*> terms;
  for (const auto& competency : model.competencies()) {
    for (const Term& term : competency->terms()) terms.push_back(&term);
  }
  for (const Term* term : terms) {
    const double points = term->points.hundredths();
    prior_.push_back(std::abs(points));
    scale_.push_back(1 / points);
  }
  earned_.resize(members_ * terms.size());
  for_each_slice(execution, members_, kGranule, [&](std::size_t first, std::size_t count) {
    for (std::size_t t = 0; t < terms.size(); ++t) {
      const auto& [signal_a, signal_b] = terms[t]->input.operands;
      const Column a = members.column(signal_a);
      const Column b = members.column(signal_b);
      for (std::size_t i = first; i < first + count; ++i) {
        earned_[i * terms.size() + t] = earned_by(*terms[t], a, b, rows[i]);
      }
    }
  });
}

bool ShareTable::varies(std::size_t term) const noexcept {
  for (std::size_t i = term; i < earned_.size(); i += terms()) {
    if (earned_[i] != earned_[term]) return true;
  }
  return false;
}

void ShareTable::copy(std::size_t first, std::size_t members, std::size_t width,
                      std::span<double> out) const noexcept {
  const std::size_t count = terms();
  for (std::size_t i = 0; i < members; ++i) {
    const std::uint16_t* const from = earned_.data() + (first + i) * count;
    double* const to = out.data() + i * width;
    to[0] = 1;
    for (std::size_t t = 0; t < count; ++t) to[t + 1] = from[t] * scale_[t];
    std::fill(to + count + 1, to + width, 0.0);
  }
}

}  // namespace ssi::internal
