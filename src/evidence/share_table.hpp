// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_SHARE_TABLE_HPP
#define SSI_SRC_EVIDENCE_SHARE_TABLE_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// The share of its points that each term of a model gives to each of some members: 0 to 1. Kept as
/// whole hundredths of points in 16 bits.
class ShareTable {
 public:
  /// `rows` are rows of the members, in the order in which they are to stand here. Requires: all
  /// competencies are sums of terms.
  ShareTable(const Model& model, const MemberTable& members, std::span<const std::size_t> rows,
             const Execution& execution);

  std::size_t members() const noexcept { return members_; }
  std::size_t terms() const noexcept { return prior_.size(); }
  /// The points of each term at full marks, in hundredths, without sign.
  std::span<const double> prior() const noexcept { return prior_; }
  /// Whether members differ in a term's share.
  bool varies(std::size_t term) const noexcept;

  /// Writes the members from `first` on as rows of doubles, `width` apart: 1 for the intercept, the
  /// share of each term, negative of a penalty, and 0 up to the width. Requires: there are as many.
  void copy(std::size_t first, std::size_t members, std::size_t width,
            std::span<double> out) const noexcept;

 private:
  std::size_t members_;
  std::vector<double> prior_;
  std::vector<double> scale_;          // [term]: the signed share that a hundredth is
  std::vector<std::uint16_t> earned_;  // [member][term]: hundredths, without sign
};

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_SHARE_TABLE_HPP
