// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_MEMBER_NETWORK_HPP
#define SSI_TOOLS_MEMBER_NETWORK_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common_options.hpp"
#include "scored_members.hpp"
#include "ssi/cohort/distribution.hpp"
#include "ssi/files/connection_file.hpp"
#include "ssi/network.hpp"
#include "ssi/text_index.hpp"

namespace ssi::command {

/// The members of a file, by id, and their connections: takes all members first, then the file of
/// connections.
class MemberNetwork {
 public:
  /// Opens the file of connections. Throws FileError or DataError. `minimum`: members of a network
  /// that has a standing. `skip_unknown`: leaves out connections of members that are not there.
  MemberNetwork(const std::string& connections, const InputOptions& input, std::uint64_t minimum,
                bool skip_unknown);
  MemberNetwork(const MemberNetwork&) = delete;  // its parser looks up members in its index
  MemberNetwork& operator=(const MemberNetwork&) = delete;

  /// Adds the members of a chunk of the file `file`, which was parsed from `text`. Throws DataError
  /// for an id that is there already.
  void add(const RecordText& text, const std::string& file, const ScoredMembers& members);
  /// Adds members of any source. Returns how many were added: all, or those before the first whose
  /// id is there already.
  std::size_t add(std::span<const std::string_view> ids, std::span<const std::uint16_t> totals);

  /// Reads the connections. Call it once all members are there. `writes_to_terminal`: see
  /// ProgressBar. Throws FileError or DataError.
  void connect(const Execution& execution, bool writes_to_terminal);

  std::optional<NetworkStanding> standing(std::size_t member) const {
    return network_.standing(member, totals_, minimum_);
  }

  /// Members that a network needs for a standing.
  std::uint64_t minimum() const noexcept { return minimum_; }
  /// The totals of a member and of its connections.
  Distribution totals_around(std::size_t member) const;

  /// Returns what `ssi score` says of the network on standard error.
  std::string report() const;

 private:
  std::string id_column_;
  std::uint64_t minimum_;
  TextIndex index_;
  std::vector<std::uint16_t> totals_;  // [member], in hundredths
  RecordSource source_;                // the file of connections
  ConnectionParser parser_;            // looks up members in index_
  Network network_;
  std::uint64_t read_ = 0;     // connections between members of the file, repeated ones too
  std::uint64_t skipped_ = 0;  // connections with others
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_MEMBER_NETWORK_HPP
