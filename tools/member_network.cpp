// SPDX-License-Identifier: MIT
#include "member_network.hpp"

#include <spdlog/fmt/fmt.h>

#include "column_report.hpp"
#include "progress_bar.hpp"
#include "reading_report.hpp"
#include "ssi/error.hpp"
#include "ssi/pipeline.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {

MemberNetwork::MemberNetwork(const std::string& connections, const InputOptions& input,
                             std::uint64_t minimum, bool skip_unknown)
    : id_column_(input.columns.id),
      minimum_(minimum),
      source_(connections, input.dialect(), "member_a"),
      parser_(source_, index_, skip_unknown ? UnknownMembers::skip : UnknownMembers::refuse) {}

void MemberNetwork::add(const RecordText& text, const std::string& file,
                        const ScoredMembers& members) {
  std::vector<std::string_view> ids;
  ids.reserve(members.ids.size());
  for (std::size_t row = 0; row < members.ids.size(); ++row) ids.push_back(members.ids[row]);
  const std::size_t added = add(ids, members.scores.totals());
  if (added < ids.size()) {
    throw DataError({file, text.line_of(added), id_column_, std::string(ids[added])},
                    "is not unique");
  }
}

std::size_t MemberNetwork::add(std::span<const std::string_view> ids,
                               std::span<const std::uint16_t> totals) {
  const std::size_t added = index_.add(ids);
  totals_.insert(totals_.end(), totals.begin(),
                 totals.begin() + static_cast<std::ptrdiff_t>(added));
  return added;
}

Distribution MemberNetwork::totals_around(std::size_t member) const {
  Distribution result;
  result.add(Points::from_hundredths(totals_[member]));
  for (const std::uint32_t other : network_.connections_of(member)) {
    result.add(Points::from_hundredths(totals_[other]));
  }
  return result;
}

void MemberNetwork::connect(const Execution& execution, bool writes_to_terminal) {
  struct Incoming {
    RecordText text;
    ConnectionChunk chunk;
  };
  ProgressBar progress("reading connections", writes_to_terminal);
  NetworkBuilder builder(index_.size());
  const auto take = [&](Incoming& item) {
    const bool got = source_.read(item.text);
    progress.show(source_.bytes_read(), source_.bytes_total());
    return got;
  };
  const auto work = [&](Incoming& item) {
    parser_.parse(item.text, item.chunk);
    builder.add(item.chunk.connections);
  };
  run_pipeline<Incoming>(execution, take, work, [this](const Incoming& item) {
    read_ += item.chunk.connections.size();
    skipped_ += item.chunk.skipped;
  });
  index_ = {};  // no longer needed
  network_ = builder.build(execution);
}

std::string MemberNetwork::report() const {
  std::size_t withheld = 0;
  for (std::size_t member = 0; member < network_.members(); ++member) {
    withheld += network_.connections_of(member).size() + 1 < minimum_ ? 1 : 0;
  }
  std::string out = source_report(source_, parser_.read_as());
  out += listed("columns of connections that nothing uses", parser_.unused_columns(),
                parser_.nameless_column());
  out += fmt::format("network: {}; left out: {} repeated or with oneself",
                     counted(network_.connections(), "connection"), read_ - network_.connections());
  if (skipped_ > 0)
    out += fmt::format(", {} with {}", skipped_,
                       skipped_ == 1 ? "an unknown member" : "unknown members");
  if (withheld > 0) {
    out += fmt::format("\nnetwork: {} of {} {} fewer than {}, so no standing", withheld,
                       counted(network_.members(), "member"), withheld == 1 ? "has" : "have",
                       counted(minimum_ - 1, "connection"));
  }
  out += '\n';
  return out;
}

}  // namespace ssi::command
