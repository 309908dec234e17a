// SPDX-License-Identifier: MIT
#ifndef SSI_SYNTHETIC_MEMBERS_HPP
#define SSI_SYNTHETIC_MEMBERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

namespace internal {
class Places;
}

/// Invented members and connections, for tests, benchmarks and demonstrations: no limit or name in
/// here is one of the index.
namespace synthetic {

/// The most members that a population can have.
inline constexpr std::uint64_t kMostMembers = std::uint64_t{1} << 48;
/// The most industries that a population can have.
inline constexpr std::uint32_t kMostIndustries = 1000;

/// The signals of the premium tool: missing for the members who do not have it.
inline constexpr std::array kPremiumSignals = {Signal::advanced_searches, Signal::leads_saved,
                                               Signal::accounts_saved};

/// Which members to invent.
struct Options {
  std::uint64_t members = 0;      ///< at most kMostMembers
  std::uint64_t seed = 1;         ///< another seed gives other members
  std::uint32_t industries = 20;  ///< 1 to kMostIndustries
};

/// Where generated members go: memory that the caller owns, element i for member i of the slice.
/// Leave a span empty to skip that column.
struct MemberColumns {
  std::array<std::span<std::uint16_t>, kStandardSignals> values = {};  ///< [index_of(signal)]
  std::span<std::uint16_t> industry = {};                              ///< 0 is the largest
  /// One bit per member, least significant first: set where kPremiumSignals were observed.
  /// Elsewhere they are 0.
  std::span<std::uint8_t> premium = {};
};

/// A synthetic population of a professional network: invented members, for tests, benchmarks and
/// demonstrations. Counts have many zeros and heavy tails, all of a member's signals rise with its
/// activity, most members lack the premium tool, and industries differ in size and level. The
/// standard model's totals are distributed as published: docs/population.md has the law of each
/// signal and how near it comes.
///
///     ssi::synthetic::Members people({.members = 900'000'000, .seed = 7});
///     ssi::synthetic::MemberBuffer some(65'536);
///     people.generate(123'456, some.rows(), some.columns());
///
/// Member i depends on i, the seed and the number of industries alone, and is computed with
/// integers alone: any slice, in any order, on any thread and machine, gives the same bytes, and a
/// smaller population is the beginning of a larger one.
///
/// These hold for every member: messages_answered <= messages_sent, invitations_accepted <=
/// invitations_sent, decision_makers_contacted <= people_contacted <= messages_sent +
/// invitations_sent; decision_maker_connections and colleague_connections <= connections;
/// post_reactions, post_comments and followers_gained are 0 without posts, and what shares receive
/// is 0 without shares; days_active <= 90, and 0 exactly if the member did nothing in the window.
///
/// Immutable: any number of threads may share one. Copies share their content, about 260 KB.
class SSI_EXPORT Members {
 public:
  /// Throws std::invalid_argument for more than kMostMembers members, and unless there are 1 to
  /// kMostIndustries industries.
  explicit Members(const Options& options);

  /// The options that it was made with.
  const Options& options() const noexcept { return options_; }

  /// Generates the `rows` members from `first` on. O(rows); allocates nothing that grows with
  /// rows. Throws std::invalid_argument if the population has fewer members or a wanted column
  /// fewer elements.
  void generate(std::uint64_t first, std::size_t rows, const MemberColumns& columns,
                const Execution& execution = {}) const;

 private:
  friend class Activities;
  friend class Connections;

  Options options_;
  std::shared_ptr<const internal::Places> places_;
};

/// Returns the name of an industry, e.g. "Software"; from the 21st on, "Industry 21".
SSI_EXPORT std::string industry_name(std::uint32_t industry);

/// Returns the id of a member of a population of so many, e.g. "m0000001" for the first: at least
/// seven digits, and as many as the last one's.
SSI_EXPORT std::string member_id(std::uint64_t member, std::uint64_t members);

/// Columns for generated members, and a MemberTable over them. The storage can be reused from slice
/// to slice: 82 bytes per member.
class SSI_EXPORT MemberBuffer {
 public:
  /// Room for `rows` members. Their counts are 0 until they are generated.
  explicit MemberBuffer(std::size_t rows);
  /// Takes the other's memory: views of it stay valid.
  MemberBuffer(MemberBuffer&&) noexcept = default;
  MemberBuffer& operator=(MemberBuffer&&) noexcept = default;  ///< Takes the other's memory.

  /// The number of members.
  std::size_t rows() const noexcept { return industry_.size(); }

  /// All columns, to be filled in.
  MemberColumns columns() noexcept;

  /// The signals, as a view that lives as long as the buffer.
  MemberTable members() const { return members_; }
  /// The industry of each member: 0 is the largest, see industry_name().
  std::span<const std::uint16_t> industries() const noexcept { return industry_; }

 private:
  std::vector<std::vector<std::uint16_t>> values_;  // [signal]
  std::vector<std::uint16_t> industry_;
  std::vector<std::uint8_t> premium_;
  MemberTable members_;  // a view of the others
};

}  // namespace synthetic
}  // namespace ssi

#endif  // SSI_SYNTHETIC_MEMBERS_HPP
