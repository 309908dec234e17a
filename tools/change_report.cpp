// SPDX-License-Identifier: MIT
#include "change_report.hpp"

#include <utility>

#include "ssi/files/change_file.hpp"
#include "ssi/report.hpp"

namespace ssi::command {
namespace {

constexpr std::uint32_t kNowhere = TextIndex::kNone;

}  // namespace

ChangeReport::ChangeReport(const ChangesOptions& options, const ModelPair& models, bool knows_aging)
    : options_(options),
      execution_(options.execution()),
      knows_aging_(knows_aging),
      changes_(models),
      output_(options.output),
      before_(models.before(), options.cohorts),
      wanted_(options.member, options.input.columns.id) {}

std::optional<RepeatedId> ChangeReport::add_before(MemberChunk chunk,
                                                   std::span<const std::uint16_t> totals) {
  if (!options_.member.empty()) {
    std::vector<std::string_view> ids;
    for (std::size_t row = 0; row < chunk.rows(); ++row) ids.push_back(chunk.id(row));
    std::vector<LabelColumn> labels;
    for (std::size_t i = 0; i < chunk.label_columns(); ++i) labels.push_back(chunk.labels(i));
    look_for(ids, labels, before_.size(), true);
  }
  return before_.add(std::move(chunk), totals);
}

std::optional<RepeatedId> ChangeReport::add_before(std::span<const std::string_view> ids,
                                                   const MemberTable& members,
                                                   std::span<const LabelColumn> labels,
                                                   std::span<const std::uint16_t> totals) {
  look_for(ids, labels, before_.size(), true);
  return before_.add(ids, members, labels, totals);
}

void ChangeReport::turn() {
  before_.rank(options_.minimum_cohort, execution_);
  rows_.emplace(changes_, before_, knows_aging_, options_.cohorts);
  if (!options_.csv) return;
  std::string header;
  append_change_header(header);
  output_.write(header);
}

void ChangeReport::look_for(std::span<const std::string_view> ids,
                            std::span<const LabelColumn> labels, std::size_t first,
                            bool is_before) {
  if (options_.member.empty()) return;
  for (std::size_t row = 0; row < ids.size(); ++row) {
    if (!wanted_.is(ids[row])) continue;
    Place& place = is_before ? place_before_ : place_after_;
    place.position = static_cast<std::uint32_t>(first + row);
    place.labels.clear();
    for (const LabelColumn& column : labels) place.labels.push_back(column[row]);
  }
}

void ChangeReport::split(const MembersAfter& after, const MemberTable* aged_out,
                         Found& found) const {
  found.split.emplace(rows_->split(after, aged_out));
  found.lines.clear();
  found.change.reset();
  if (!options_.csv && options_.member.empty()) return;
  const MemberTable before = found.split->before.members();
  for (std::size_t row = 0; row < after.ids.size(); ++row) {
    if (found.split->positions[row] == kNowhere) continue;
    if (!options_.member.empty() && after.ids[row] != options_.member) continue;
    std::optional<Member> aged;
    if (aged_out != nullptr) aged.emplace(*aged_out, row);
    Change change = ssi::change(changes_.models(), Member(before, row), Member(after.members, row),
                                aged ? &*aged : nullptr);
    if (options_.csv) append_change(found.lines, after.ids[row], change);
    if (!options_.member.empty()) found.change = std::move(change);
  }
}

std::optional<RepeatedId> ChangeReport::add_after(const MembersAfter& after, Found& found) {
  look_for(after.ids, after.labels, rows_->size(), false);
  for (std::size_t row = 0; row < after.ids.size() && !options_.member.empty(); ++row) {
    if (after.ids[row] == options_.member) place_after_.total = found.split->changes.after(row);
  }
  if (found.change) change_ = std::move(found.change);
  output_.write(found.lines);
  return rows_->keep(after, std::move(*found.split));
}

std::string ChangeReport::finish(const std::string& file) {
  rows_->rank(options_.minimum_cohort, execution_);
  output_.release();
  if (!options_.member.empty()) {
    write_member(file);
  } else if (!options_.csv) {
    rows_->write(output_, execution_);
  }
  output_.commit();
  return rows_->withheld(options_.minimum_cohort) + rows_->summary();
}

void ChangeReport::write_member(const std::string& file) {
  const bool is_before = place_before_.position != kNowhere;
  if (!is_before && place_after_.position == kNowhere) {
    wanted_.fail_absent(file, "on either side");
  }
  if (options_.csv) return;
  if (change_) {
    output_.write(options_.json ? to_json(*change_, options_.member, cohorts()) + '\n'
                                : to_text(*change_, options_.member, cohorts()));
    return;
  }
  const OneSided member{changes_.models(), is_before,
                        is_before
                            ? Points::from_hundredths(before_.totals()[place_before_.position])
                            : place_after_.total};
  output_.write(options_.json ? to_json(member, options_.member, cohorts()) + '\n'
                              : to_text(member, options_.member, cohorts()));
}

std::vector<ChangedCohort> ChangeReport::cohorts() const {
  const std::vector<ChangedStanding> standings =
      rows_->standings(place_before_.position, place_after_.position);
  std::vector<ChangedCohort> result;
  for (std::size_t c = 0; c < options_.cohorts.size(); ++c) {
    ChangedCohort& cohort = result.emplace_back();
    cohort.column = options_.cohorts[c];
    if (c < place_before_.labels.size()) cohort.label_before = place_before_.labels[c];
    if (c < place_after_.labels.size()) cohort.label_after = place_after_.labels[c];
    cohort.standing = standings[c];
  }
  return result;
}

}  // namespace ssi::command
