// SPDX-License-Identifier: MIT
#include "ssi/arrow/score_stream.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "arrow/batch_scorer.hpp"
#include "arrow/given.hpp"
#include "arrow/input_stream.hpp"
#include "arrow/kept_columns.hpp"
#include "arrow/label_batches.hpp"
#include "arrow/name_columns.hpp"
#include "arrow/points_column.hpp"
#include "arrow/standings.hpp"

namespace ssi {
namespace {

using internal::ArrowBuilder;
using internal::ArrowOwner;
using internal::ArrowType;
using internal::PointsColumn;

/// The columns of a batch of scores that take part in scoring, and what is worked out from them.
class ScoredBatch {
 public:
  ScoredBatch(const Model& model, const ScoreStreamOptions& options, std::size_t rows)
      : competencies_(model.competencies().size()), options_(options) {
    const std::size_t columns = competencies_ + (options.has_coverage ? 2 : 1);
    for (std::size_t c = 0; c < columns; ++c) points_.emplace_back(options.points, rows);
    if (options.has_band) {
      band_.resize(rows);
      coverage_.resize(rows);
    }
    if (options.has_badges) badges_.resize(rows);
    const bool are_totals_there = options.points == PointsType::hundredths;
    if (!options.cohorts.empty() && !are_totals_there) totals_.resize(rows);
  }

  /// Where the scores of a block go: into the columns themselves if points are hundredths, else
  /// into the scratch.
  ScoreColumns at(std::size_t first, std::size_t rows, std::vector<std::uint16_t>& scratch) {
    const bool is_direct = options_.points == PointsType::hundredths;
    if (!is_direct) scratch.resize(points_.size() * internal::kBlockRows);
    const auto column = [&](std::size_t c) {
      return is_direct ? points_[c].hundredths().subspan(first, rows)
                       : std::span(scratch).subspan(c * internal::kBlockRows, rows);
    };
    ScoreColumns result;
    for (std::size_t c = 0; c < competencies_; ++c) result.competencies.push_back(column(c));
    result.total = column(competencies_);
    if (options_.has_coverage) result.coverage = column(competencies_ + 1);
    if (options_.has_band) {
      result.band = std::span(band_).subspan(first, rows);
      if (!options_.has_coverage) result.coverage = std::span(coverage_).subspan(first, rows);
    }
    if (options_.has_badges) result.badges = std::span(badges_).subspan(first, rows);
    return result;
  }

  void take(std::size_t first, const ScoreColumns& scores) {
    if (options_.points != PointsType::hundredths) {
      for (std::size_t c = 0; c < competencies_; ++c) {
        points_[c].write(first, scores.competencies[c]);
      }
      points_[competencies_].write(first, scores.total);
      if (options_.has_coverage) points_[competencies_ + 1].write(first, scores.coverage);
    }
    if (!totals_.empty()) std::ranges::copy(scores.total, totals_.begin() + offset(first));
    for (std::size_t i = 0; options_.has_band && i < scores.band.size(); ++i) {
      const Percent coverage = Percent::from_hundredths(scores.coverage[i]);
      if (is_little_observed(coverage, options_.minimum_coverage)) scores.band[i] = kNoBand;
    }
  }

  std::span<const std::uint16_t> totals() {
    if (options_.points == PointsType::hundredths) return points_[competencies_].hundredths();
    return totals_;
  }

  std::span<const std::uint8_t> bands() const noexcept { return band_; }
  std::span<const std::uint32_t> badges() const noexcept { return badges_; }

  void add_points(ArrowBuilder& to) {
    for (PointsColumn& column : points_) to.add_child(column.give());
  }

 private:
  static std::ptrdiff_t offset(std::size_t row) noexcept {
    return static_cast<std::ptrdiff_t>(row);
  }

  std::size_t competencies_;
  const ScoreStreamOptions& options_;
  std::vector<PointsColumn> points_;  // competencies, total, coverage
  std::vector<std::uint16_t> totals_;
  std::vector<std::uint16_t> coverage_;
  std::vector<std::uint8_t> band_;
  std::vector<std::uint32_t> badges_;
};

template <class Named>
std::vector<std::string> names_of(std::span<const Named> of) {
  std::vector<std::string> result;
  for (const Named& named : of) result.push_back(named.name);
  return result;
}

class Scores final : public internal::BatchSource {
 public:
  Scores(const ScoreAggregator& score, ScoreStreamOptions options, ArrowArrayStream& members)
      : input_(members), options_(std::move(options)) {
    const ArrowOwner<ArrowSchema> schema = input_.schema();
    scorer_.emplace(score,
                    internal::MemberBatches(*schema, score.model(), options_.allow_out_of_range),
                    options_.execution);
    kept_.emplace(*schema, options_.keep);
    for (const auto& cohorts : options_.cohorts) {
      if (!(cohorts->schema() == *score.model().schema())) {
        throw std::invalid_argument("the cohorts of column '" + cohorts->column() +
                                    "' were scored by another model");
      }
      standings_.emplace_back(*schema, *cohorts, options_);
    }
    add_types();
  }

  const ArrowType& type() const override { return type_; }

  ArrowArray next() override {
    ArrowOwner<ArrowArray> batch = input_.next();
    if (!batch) return {};
    const std::size_t rows = scorer_->rows(*batch);
    kept_->check(*batch);
    ScoredBatch scored(scorer_->model(), options_, rows);
    scorer_->score(
        *batch,
        {options_.points == PointsType::hundredths,
         [&](std::size_t first, std::size_t some, std::vector<std::uint16_t>& scratch) {
           return scored.at(first, some, scratch);
         },
         [&](std::size_t first, const ScoreColumns& columns) { scored.take(first, columns); }});
    auto whole = std::make_unique<ArrowBuilder>();
    whole->add_none();
    auto standings = std::make_unique<ArrowBuilder>();
    for (auto& s : standings_) s.add_columns(*batch, scored.totals(), *standings);
    kept_->move(*batch, *whole);
    scored.add_points(*whole);
    if (options_.has_band) {
      whole->add_child(
          internal::dictionary_column(scored.bands(), names_of(scorer_->model().bands())));
    }
    if (options_.has_badges) {
      whole->add_child(internal::list_column(scored.badges(), names_of(scorer_->model().badges())));
    }
    whole->add_children_of(*standings);
    return ArrowBuilder::give(std::move(whole), rows);
  }

 private:
  void add_types() {
    type_.format = "+s";
    type_.flags = 0;
    kept_->add_types(type_.children);
    const Model& model = scorer_->model();
    for (const auto& competency : model.competencies())
      add_points_type(std::string(competency->name()));
    add_points_type("total");
    if (options_.has_coverage) add_points_type("coverage");
    if (options_.has_band) type_.children.push_back(internal::dictionary_type("band"));
    if (options_.has_badges) type_.children.push_back(internal::list_type("badges"));
    for (const auto& standings : standings_) standings.add_types(type_.children);
    internal::check_names(type_.children, "scores");
  }

  void add_points_type(std::string name) {
    type_.children.push_back(PointsColumn::type_of(options_.points, std::move(name)));
  }

  internal::InputStream input_;
  ScoreStreamOptions options_;
  std::optional<internal::BatchScorer> scorer_;
  std::optional<internal::KeptColumns> kept_;
  std::vector<internal::Standings> standings_;
  ArrowType type_;
};

}  // namespace

ArrowArrayStream score_stream(const ScoreAggregator& score, ScoreStreamOptions options,
                              ArrowArrayStream& members) {
  return internal::give(std::make_unique<Scores>(score, std::move(options), members));
}

CohortSet cohorts_of(const ScoreAggregator& score, const std::string& by, ArrowArrayStream& members,
                     const Execution& execution, bool allow_out_of_range) {
  internal::InputStream input(members);
  const ArrowOwner<ArrowSchema> schema = input.schema();
  internal::BatchScorer scorer(
      score, internal::MemberBatches(*schema, score.model(), allow_out_of_range), execution);
  internal::LabelBatches labels(*schema, by);
  CohortSet result(by, score.model());
  ScoreTable scores(score.model());
  while (const ArrowOwner<ArrowArray> batch = input.next()) {
    scores.resize(scorer.rows(*batch));
    const ScoreColumns all = scores.columns();
    scorer.score(*batch, {true,
                          [&](std::size_t first, std::size_t rows, std::vector<std::uint16_t>&) {
                            ScoreColumns part;
                            for (const auto& c : all.competencies) {
                              part.competencies.push_back(c.subspan(first, rows));
                            }
                            part.total = all.total.subspan(first, rows);
                            part.coverage = all.coverage.subspan(first, rows);
                            return part;
                          },
                          {}});
    labels.read(*batch);
    result.add(labels.labels(), std::as_const(scores).columns());
  }
  return result;
}

}  // namespace ssi
