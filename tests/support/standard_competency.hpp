// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_STANDARD_COMPETENCY_HPP
#define SSI_TESTS_SUPPORT_STANDARD_COMPETENCY_HPP

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include "ssi/model/competency.hpp"
#include "support/paths.hpp"
#include "support/spec_tables.hpp"

namespace ssi {

/// Whether a text is short words in sentence case.
inline bool is_title(const std::string& text) {
  constexpr std::size_t kMost = 40;  // what fits beside a bar
  return !text.empty() && text.size() <= kMost && text.front() >= 'A' && text.front() <= 'Z' &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-', ", 1) == std::string::npos &&
         text.back() != ' ';
}

/// The competency has the terms, name and title of the specification.
inline void expect_table(const Competency& competency, const spec::CompetencyTable& table) {
  SCOPED_TRACE(table.name);
  EXPECT_EQ(competency.name(), table.name);
  EXPECT_EQ(competency.title(), table.title);
  EXPECT_EQ(competency.maximum(), 25.00_points);
  EXPECT_EQ(competency.positive_points(), 25.00_points);
  const std::span<const Term> terms = competency.terms();
  ASSERT_EQ(terms.size(), table.rows.size());
  const SignalCatalogue signals;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Term& term = terms[i];
    const spec::TermRow& row = table.rows[i];
    SCOPED_TRACE(row.name);
    EXPECT_EQ(term.name, row.name);
    EXPECT_EQ(term.input.kind, row.input);
    EXPECT_EQ(signals[term.input.operands[0]].name, row.a);
    if (!row.b.empty()) {
      EXPECT_EQ(signals[term.input.operands[1]].name, row.b);
    }
    EXPECT_EQ(term.input.prior, row.prior);
    EXPECT_EQ(term.curve.kind, row.curve);
    EXPECT_EQ(term.curve.full, row.full);
    EXPECT_EQ(term.points.hundredths(), row.hundredths);
    EXPECT_FALSE(term.reason.empty()) << "a reader finds the reason for each term";
    EXPECT_TRUE(is_title(term.title)) << term.title;
  }
}

/// A term's name, and its input if that is not the signal of this name.
inline std::string formula_of(const Term& term) {
  const SignalCatalogue signals;
  const std::string& a = signals[term.input.operands[0]].name;
  const std::string& b = signals[term.input.operands[1]].name;
  std::ostringstream out;
  out << term.name;
  if (term.input.kind == InputKind::ratio) {
    out << ": " << a << " / (" << b << " + " << term.input.prior << ')';
  } else if (term.input.kind == InputKind::difference) {
    out << ": max(0, " << a << " - " << b << ')';
  } else if (term.name != a) {
    out << ": " << a;
  }
  return out.str();
}

/// The terms as the class comment of a standard competency shows them.
inline std::string comment_of(const Competency& competency) {
  std::string comment = "///\n///     points  curve       term\n";
  for (const Term& term : competency.terms()) {
    std::ostringstream curve;
    curve << to_string(term.curve.kind) << ' ' << term.curve.full;
    const std::string points = to_string(term.points);
    comment += "///     " + std::string(6 - points.size(), ' ') + points + "  " + curve.str() +
               std::string(12 - curve.str().size(), ' ') + formula_of(term) + '\n';
  }
  return comment;
}

/// The class comment in the header of the competency's name shows all its terms, and no others.
inline void expect_comment(const Competency& competency) {
  const std::string name(competency.name());
  std::ifstream header(paths::source("include/ssi/model/standard/" + name + ".hpp"));
  const std::string text((std::istreambuf_iterator<char>(header)), {});
  const std::string wanted = comment_of(competency) + "class SSI_EXPORT ";
  EXPECT_NE(text.find(wanted), std::string::npos) << name << ".hpp has to say\n" << wanted;
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_STANDARD_COMPETENCY_HPP
