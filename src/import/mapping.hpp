// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_MAPPING_HPP
#define SSI_SRC_IMPORT_MAPPING_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ssi/member/signal.hpp"

// The files of LinkedIn's export, their columns and what becomes of them. When LinkedIn renames
// one, this is the place to mend.

namespace ssi::internal {

/// The files that are read, in the order of kFileMappings.
enum class ExportFile : std::uint8_t {
  profile,
  profile_summary,
  positions,
  education,
  skills,
  certifications,
  volunteering,
  recommendations_received,
  recommendations_given,
  endorsements,
  connections,
  invitations,
  messages,
  shares,
  reposts,
  comments,
  reactions,
  searches,
};

/// What the rows of a file become without further thought.
enum class Becomes : std::uint8_t {
  something_else,  ///< a source of its own says what
  rows_now,        ///< a state: how many rows there are
  rows_so_far,     ///< a state at each date: how many rows with a good status until then
  rows,            ///< a row of the log each
};

inline constexpr std::size_t kMostColumns = 8;

/// A file of the export.
struct FileMapping {
  ExportFile file;
  /// As LinkedIn calls it; compared without regard to case, spaces and underscores.
  std::string_view name;
  /// The columns that are read. The header is the first record that names the first `known_by` of
  /// them; of a dated file the first has the dates.
  std::array<std::string_view, kMostColumns> columns;
  std::size_t known_by = 1;
  bool is_dated = true;
  bool has_backslashes = false;  ///< in cells a backslash takes the next character literally
  Becomes becomes = Becomes::something_else;
  Signal signal = {};                 ///< unless it becomes something else
  std::string_view good_status = {};  ///< of rows_so_far, in the second column, or nothing
};

// The columns of files that sources of their own read, by their position below.
struct ProfileColumn {
  enum : std::size_t { first_name, last_name, headline, summary };
};
struct ProfileSummaryColumn {
  enum : std::size_t { summary };
};
struct PositionColumn {
  enum : std::size_t { company, title, description, started_on, finished_on };
};
struct StatusColumn {
  enum : std::size_t { date, status };
};
struct ConnectionColumn {
  enum : std::size_t { connected_on, first_name, last_name, url, company, position };
};
struct InvitationColumn {
  enum : std::size_t { sent_at, direction, from, to, inviter, invitee };
};
struct MessageColumn {
  enum : std::size_t {
    date,
    conversation,
    from,
    sender,
    to,
    recipients,
    is_message_draft,
    is_conversation_draft
  };
};
struct ShareColumn {
  enum : std::size_t { date, commentary, shared_url, media_url };
};

inline constexpr std::array kFileMappings = {
    FileMapping{.file = ExportFile::profile,
                .name = "Profile",
                .columns = {"First Name", "Last Name", "Headline", "Summary"},
                .is_dated = false},
    FileMapping{.file = ExportFile::profile_summary,
                .name = "Profile Summary",
                .columns = {"Profile Summary"},
                .is_dated = false},
    FileMapping{.file = ExportFile::positions,
                .name = "Positions",
                .columns = {"Company Name", "Title", "Description", "Started On", "Finished On"},
                .is_dated = false},
    FileMapping{.file = ExportFile::education,
                .name = "Education",
                .columns = {"School Name"},
                .is_dated = false,
                .becomes = Becomes::rows_now,
                .signal = Signal::education},
    FileMapping{.file = ExportFile::skills,
                .name = "Skills",
                .columns = {"Name"},
                .is_dated = false,
                .becomes = Becomes::rows_now,
                .signal = Signal::skills},
    FileMapping{.file = ExportFile::certifications,
                .name = "Certifications",
                .columns = {"Name"},
                .is_dated = false,
                .becomes = Becomes::rows_now,
                .signal = Signal::certifications},
    FileMapping{.file = ExportFile::volunteering,
                .name = "Volunteering",
                .columns = {"Company Name"},
                .is_dated = false,
                .becomes = Becomes::rows_now,
                .signal = Signal::volunteering},
    FileMapping{.file = ExportFile::recommendations_received,
                .name = "Recommendations_Received",
                .columns = {"Creation Date", "Status"},
                .becomes = Becomes::rows_so_far,
                .signal = Signal::recommendations_received,
                .good_status = "visible"},
    FileMapping{.file = ExportFile::recommendations_given,
                .name = "Recommendations_Given",
                .columns = {"Creation Date", "Status"},
                .becomes = Becomes::rows_so_far,
                .signal = Signal::recommendations_given,
                .good_status = "visible"},
    FileMapping{.file = ExportFile::endorsements,
                .name = "Endorsement_Received_Info",
                .columns = {"Endorsement Date", "Endorsement Status"},
                .becomes = Becomes::rows_so_far,
                .signal = Signal::skill_endorsements,
                .good_status = "accepted"},
    FileMapping{
        .file = ExportFile::connections,
        .name = "Connections",
        .columns = {"Connected On", "First Name", "Last Name", "URL", "Company", "Position"}},
    FileMapping{
        .file = ExportFile::invitations,
        .name = "Invitations",
        .columns = {"Sent At", "Direction", "From", "To", "inviterProfileUrl", "inviteeProfileUrl"},
        .known_by = 2},
    FileMapping{.file = ExportFile::messages,
                .name = "messages",
                .columns = {"DATE", "CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO",
                            "RECIPIENT PROFILE URLS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"},
                .known_by = 2},
    FileMapping{.file = ExportFile::shares,
                .name = "Shares",
                .columns = {"Date", "ShareCommentary", "SharedUrl", "MediaUrl"}},
    FileMapping{.file = ExportFile::reposts,
                .name = "InstantReposts",
                .columns = {"Date"},
                .becomes = Becomes::rows,
                .signal = Signal::shares},
    FileMapping{.file = ExportFile::comments,
                .name = "Comments",
                .columns = {"Date"},
                .has_backslashes = true,
                .becomes = Becomes::rows,
                .signal = Signal::comments_made},
    FileMapping{.file = ExportFile::reactions,
                .name = "Reactions",
                .columns = {"Date"},
                .becomes = Becomes::rows,
                .signal = Signal::reactions_given},
    FileMapping{.file = ExportFile::searches,
                .name = "SearchQueries",
                .columns = {"Time"},
                .becomes = Becomes::rows,
                .signal = Signal::people_searches},
};

inline constexpr std::size_t kExportFiles = kFileMappings.size();

constexpr std::size_t index_of(ExportFile file) noexcept { return static_cast<std::size_t>(file); }
constexpr const FileMapping& mapping_of(ExportFile file) noexcept {
  return kFileMappings[index_of(file)];
}

/// Whether each mapping stands where its file says.
constexpr bool mappings_are_in_order() noexcept {
  for (std::size_t i = 0; i < kExportFiles; ++i) {
    if (index_of(kFileMappings[i].file) != i) return false;
  }
  return true;
}
static_assert(mappings_are_in_order());

/// The files that tell on which days the member was active.
inline constexpr std::array kActivityFiles = {
    ExportFile::invitations, ExportFile::messages,  ExportFile::shares,  ExportFile::reposts,
    ExportFile::comments,    ExportFile::reactions, ExportFile::searches};

/// The signals that some file tells, if it is there.
inline constexpr std::array kExportedSignals = {
    Signal::has_headline,
    Signal::has_summary,
    Signal::positions,
    Signal::education,
    Signal::skills,
    Signal::certifications,
    Signal::volunteering,
    Signal::recommendations_received,
    Signal::recommendations_given,
    Signal::skill_endorsements,
    Signal::posts,
    Signal::people_searches,
    Signal::decision_makers_contacted,
    Signal::days_active,
    Signal::shares,
    Signal::comments_made,
    Signal::reactions_given,
    Signal::connections,
    Signal::decision_maker_connections,
    Signal::colleague_connections,
    Signal::people_contacted,
    Signal::messages_sent,
    Signal::messages_answered,
    Signal::invitations_sent,
    Signal::invitations_accepted,
};

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_MAPPING_HPP
