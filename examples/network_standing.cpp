// SPDX-License-Identifier: MIT
//
// Ranks each member among its own connections: what `ssi score --network` does, as a program.
//
//     network_standing [DATA]     DATA: the folder of members.csv and connections.csv
#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/files/connection_file.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/network.hpp"
#include "ssi/score.hpp"
#include "ssi/text_index.hpp"

namespace {

/// The members by position: who they are, and their totals in hundredths.
struct Members {
  std::vector<std::string> ids;
  std::vector<std::uint16_t> totals;
  ssi::TextIndex index;
};

Members read_members(const std::string& path) {
  const ssi::Model model = ssi::Model::standard();
  const ssi::ScoreAggregator score(model);
  ssi::RecordSource source(path);
  const ssi::MemberParser parser(source, model);
  Members members;
  for (ssi::MemberChunk chunk; parser.next(source, chunk);) {
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      const std::string& id = members.ids.emplace_back(chunk.id(row));
      if (!members.index.add(id)) {
        throw ssi::DataError({source.name(), 0, "member_id", id}, "is not unique");
      }
    }
    members.totals.resize(members.ids.size());
    score(chunk.members(), {.total = std::span(members.totals).last(chunk.rows())});
  }
  return members;
}

ssi::Network read_network(const std::string& path, const ssi::TextIndex& index) {
  ssi::RecordSource source(path);
  const ssi::ConnectionParser parser(source, index);
  ssi::NetworkBuilder builder(index.size());
  for (ssi::ConnectionChunk chunk; parser.next(source, chunk);) builder.add(chunk.connections);
  return builder.build({.threads = 0});  // all that are available
}

void rank_files(const std::string& folder) {
  const Members members = read_members(folder + "/members.csv");
  const ssi::Network network = read_network(folder + "/connections.csv", members.index);
  std::printf("%zu members, %llu connections\n", network.members(),
              static_cast<unsigned long long>(network.connections()));
  for (std::size_t i = 0; i < network.members(); ++i) {
    // Nothing for fewer than 9 connections: in so few, a rank gives away others' scores.
    const std::optional<ssi::NetworkStanding> found = network.standing(i, members.totals);
    if (!found) continue;
    std::printf("%s: %llu of %llu, top %u %%; its %zu connections have %s on average\n",
                members.ids[i].c_str(), static_cast<unsigned long long>(found->standing.rank),
                static_cast<unsigned long long>(found->standing.members),
                found->standing.top_percent, network.connections_of(i).size(),
                to_string(found->average.value_or(ssi::Points())).c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    rank_files(argc > 1 ? argv[1] : "examples/data");
  } catch (const ssi::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
