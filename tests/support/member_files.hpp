// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_MEMBER_FILES_HPP
#define SSI_TESTS_SUPPORT_MEMBER_FILES_HPP

// Shared by the tests of files of members.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/files/member_file.hpp"
#include "support/reference.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {

struct ReadMember {
  std::string id;
  reference::Values values;
  std::vector<std::string> labels;

  friend bool operator==(const ReadMember&, const ReadMember&) = default;
};

inline void append_members(const MemberChunk& chunk, std::size_t signals, std::size_t labels,
                           std::vector<ReadMember>& members) {
  const MemberTable table = chunk.members();
  for (std::size_t row = 0; row < chunk.rows(); ++row) {
    ReadMember member;
    member.id = chunk.id(row);
    for (std::size_t i = 0; i < signals; ++i) {
      member.values.push_back(table.value(static_cast<Signal>(i), row));
    }
    for (std::size_t i = 0; i < labels; ++i) {
      member.labels.push_back(chunk.labels(i)[row]);
    }
    members.push_back(std::move(member));
  }
}

/// All members of a file, through next().
inline std::vector<ReadMember> members_of(const std::string& path, const Model& model,
                                          const std::vector<std::string>& labels = {}) {
  RecordSource source(path);
  const MemberParser parser(source, model, {.required = labels});
  std::vector<ReadMember> members;
  for (MemberChunk chunk; parser.next(source, chunk);) {
    append_members(chunk, model.catalogue().size(), labels.size(), members);
  }
  return members;
}

/// All members of a text.
inline std::vector<ReadMember> members_in(std::string_view text,
                                          const std::vector<std::string>& labels = {}) {
  const TemporaryFolder folder;
  return members_of(folder.write("members.csv", text), Model::standard(), labels);
}

/// Whether a text is refused, where, and why.
struct Refusal {
  bool refused = false;
  DataError::Place place;
  std::string what;
};

inline Refusal refusal_of(std::string_view text, const std::vector<std::string>& labels = {}) {
  try {
    members_in(text, labels);
  } catch (const DataError& error) {
    return {true, error.place(), error.what()};
  }
  return {};
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_MEMBER_FILES_HPP
