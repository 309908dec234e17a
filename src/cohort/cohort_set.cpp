// SPDX-License-Identifier: MIT
#include "ssi/cohort/cohort_set.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "base/utf8.hpp"
#include "cohort/cohort_number.hpp"
#include "cohort/score_check.hpp"

namespace ssi {
namespace {

constexpr const char* kTooMany = "2^32 members or more in a cohort";
constexpr const char* kRepeated = "some members of the cohorts are the same and would count twice";

void check_label(std::string_view label) {
  if (!internal::is_utf8(label)) throw std::invalid_argument("a label is not UTF-8");
  if (label.size() > TextIndex::kLongestText) throw std::length_error("a label of 16 MiB or more");
}

/// Names are written to cohort files, whose readers refuse other bytes.
void check_names(const std::string& column, const ScoreSchema& schema) {
  bool are_text = internal::is_utf8(column) && internal::is_utf8(schema.id) &&
                  internal::is_utf8(schema.fingerprint);
  for (const auto& competency : schema.competencies) are_text &= internal::is_utf8(competency.name);
  for (const Band& band : schema.bands) are_text &= internal::is_utf8(band.name);
  if (!are_text) throw std::invalid_argument("the name of a column or of a model is not UTF-8");
}

}  // namespace

CohortSet::CohortSet(std::string column, const Model& model)
    : CohortSet(std::move(column), model.schema()) {}

CohortSet::CohortSet(std::string column, std::shared_ptr<const ScoreSchema> schema)
    : column_(std::move(column)), schema_(std::move(schema)) {
  check_names(column_, *schema_);
}

std::uint32_t CohortSet::position_of(std::string_view label) {
  if (const auto found = position(label)) return *found;
  check_label(label);
  const auto position = static_cast<std::uint32_t>(positions_.size());
  // The index comes last, so that a call after memory ran out writes over the remains.
  labels_.resize(position);
  labels_.emplace_back(label);
  cohorts_.resize(position, Cohort(schema_));
  cohorts_.emplace_back(schema_);
  positions_.add(label);
  return position;
}

/// Throws if members with this label could not be added.
void CohortSet::check_room(std::string_view label, std::uint64_t members) const {
  if (label.empty() || members == 0) return;
  if (const Cohort* cohort = find(label)) {
    cohort->totals_.check_room(members);
  } else {
    check_label(label);
  }
}

std::vector<std::uint32_t> CohortSet::add(const LabelColumn& labels,
                                          const ConstScoreColumns& scores) {
  internal::check_scores(scores, labels.size(), *schema_);
  internal::check_labels(labels);
  const std::span codes = labels.codes;
  const std::span names = labels.names;
  // One small table of statistics per name first, then one look-up per name. The totals' are last.
  const std::size_t competencies = schema_->competencies.size();
  const std::size_t width = competencies + 1;
  std::vector<PointStatistics> some(names.size() * width);
  for (std::size_t c = 0; c < width; ++c) {
    const auto points = c < competencies ? scores.competencies[c] : scores.total;
    for (std::size_t row = 0; row < codes.size(); ++row) {
      some[codes[row] * width + c].add(Points::from_hundredths(points[row]));
    }
  }
  for (std::size_t name = 0; name < names.size(); ++name) {
    check_room(names[name], some[name * width].members());
  }
  std::vector<std::uint32_t> here(names.size(), kNoLabel);
  for (std::size_t name = 0; name < names.size(); ++name) {
    const PointStatistics* statistics = &some[name * width];
    if (names[name].empty() || statistics->members() == 0) continue;
    here[name] = position_of(names[name]);
    Cohort& cohort = cohorts_[here[name]];
    for (std::size_t c = 0; c < competencies; ++c) cohort.competencies_[c] += statistics[c];
    cohort.totals_.statistics_ += statistics[competencies];
  }
  for (std::size_t row = 0; row < codes.size(); ++row) {
    const std::uint32_t position = here[codes[row]];
    if (position == kNoLabel) continue;
    cohorts_[position].totals_.put(Points::from_hundredths(scores.total[row]), 1);
  }
  return here;
}

void CohortSet::add(std::string_view label, const MemberScore& score) {
  Cohort one(schema_);  // a label may only come with a member
  one.add(score);
  add(label, one);
}

void CohortSet::add(std::string_view label, const Cohort& cohort) {
  if (cohort.schema_ != schema_ && cohort.schema() != *schema_) {
    throw std::invalid_argument("cohorts of different models cannot be merged");
  }
  if (label.empty() || cohort.members() == 0) return;
  const std::less<> before;
  const Cohort* begin = cohorts_.data();
  const bool is_own = !before(&cohort, begin) && before(&cohort, begin + cohorts_.size());
  if (is_own) {  // adding a label may reallocate cohorts_ and move the argument
    Cohort copy(schema_);
    copy += cohort;
    cohorts_[position_of(label)] += copy;
    return;
  }
  cohorts_[position_of(label)] += cohort;
}

CohortSet& CohortSet::merge(const CohortSet& other, Repeats repeats) {
  if (const auto why = other_kind(other)) throw std::invalid_argument(*why);
  if (repeats == Repeats::refuse && shares_source(other)) throw std::invalid_argument(kRepeated);
  if (!has_room(other)) throw std::length_error(kTooMany);
  std::vector<CohortSource> sources;
  std::ranges::set_union(sources_, other.sources_, std::back_inserter(sources));
  for (std::uint32_t i = 0; i < other.size(); ++i) add(other.labels_[i], other.cohorts_[i]);
  sources_ = std::move(sources);
  return *this;
}

std::optional<std::string> CohortSet::obstacle_to_merging(const CohortSet& other,
                                                          Repeats repeats) const {
  if (auto why = other_kind(other)) return why;
  if (repeats == Repeats::refuse && shares_source(other)) return kRepeated;
  return has_room(other) ? std::nullopt : std::optional<std::string>(kTooMany);
}

void CohortSet::add_source(const CohortSource& source) {
  const auto place = std::ranges::lower_bound(sources_, source);
  if (place == sources_.end() || *place != source) sources_.insert(place, source);
}

bool CohortSet::shares_source(const CohortSet& other) const {
  auto mine = sources_.begin();
  for (const CohortSource& source : other.sources_) {
    mine = std::lower_bound(mine, sources_.end(), source);
    if (mine != sources_.end() && *mine == source) return true;
  }
  return false;
}

std::optional<std::string> CohortSet::other_kind(const CohortSet& other) const {
  if (column_ != other.column_) {
    return "cohorts by '" + column_ + "' and by '" + other.column_ + "' cannot be merged";
  }
  if (schema_ != other.schema_ && *schema_ != *other.schema_) {
    return "cohorts of different models cannot be merged";
  }
  return std::nullopt;
}

bool CohortSet::has_room(const CohortSet& other) const {
  for (std::uint32_t i = 0; i < other.size(); ++i) {
    const Cohort* cohort = find(other.labels_[i]);
    if (cohort != nullptr && !cohort->totals_.has_room(other.cohorts_[i].members())) return false;
  }
  return true;
}

std::uint64_t CohortSet::members() const noexcept {
  std::uint64_t result = 0;
  for (const Cohort& cohort : cohorts_) result += cohort.members();
  return result;
}

const Cohort* CohortSet::find(std::string_view label) const noexcept {
  const auto found = position(label);
  return found ? &cohorts_[*found] : nullptr;
}

std::optional<std::uint32_t> CohortSet::position(std::string_view label) const noexcept {
  return positions_.find(label);
}

std::vector<std::uint32_t> CohortSet::by_label() const {
  std::vector<std::uint32_t> result(size());
  std::iota(result.begin(), result.end(), std::uint32_t{0});
  std::ranges::sort(result, {},
                    [this](std::uint32_t i) -> const std::string& { return labels_[i]; });
  return result;
}

}  // namespace ssi
