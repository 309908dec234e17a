// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_OUTCOME_FIGURES_HPP
#define SSI_SRC_REPORT_PAGE_OUTCOME_FIGURES_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/evidence/estimate.hpp"

// Figures that were estimated, as pages show them: with three significant digits, for more would
// say that more is known. The same bytes on every machine.
namespace ssi::internal {

/// How figures are written.
struct FigureStyle {
  double scale = 1;            ///< what they are multiplied by
  bool is_signed = false;      ///< with "+" above 0
  std::string_view unit = {};  ///< behind it
};

/// A mean of outcomes: "28.7 %" of a binary one, "2.93".
FigureStyle mean_style(OutcomeKind kind);
/// A difference of means: "+4.50", of a binary outcome in percentage points.
FigureStyle difference_style(OutcomeKind kind);

/// Returns a number with three significant digits.
std::string figure_words(double number, const FigureStyle& style = {});
/// The same, or "–" for nothing.
std::string figure_words(const std::optional<double>& number, const FigureStyle& style = {});

/// The same of numbers that stand below one another, with the same decimals.
std::vector<std::string> column_words(const std::vector<std::optional<double>>& numbers,
                                      const FigureStyle& style = {});

/// An estimate and its limits, with the same decimals: as many as the largest needs for three
/// significant digits, and more where one that is not 0 would look like it.
struct EstimateWords {
  std::string estimate;  ///< "+4.50"; "–": it is not defined
  std::string limits;    ///< "+1.50 to +7.49"; empty: there are none
};
EstimateWords estimate_words(const Estimate& estimate, const FigureStyle& style = {});

/// Returns a p: "0.0106", "under 0.001"; "–" for nothing.
std::string p_words(const std::optional<double>& p);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_OUTCOME_FIGURES_HPP
