// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_MODEL_HPP
#define SSI_MODEL_MODEL_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/model/band.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/score_schema.hpp"

namespace ssi {

/// How a competency is scored when some of its signals are missing.
enum class MissingPolicy : std::uint8_t {
  zero,         ///< an unobserved term gives no points
  renormalise,  ///< the observed points are scaled up to all points: see docs/model.md
};

/// A distinction for members who have at least `at_least` points in a competency.
struct Badge {
  std::string name;        ///< unique in a model
  std::string competency;  ///< the name of the competency
  Points at_least;         ///< the points in it that earn the badge

  friend bool operator==(const Badge&, const Badge&) = default;
};

/// The content of a model, before it is checked. Designated initialisers read best:
///
///     ssi::Model model({.id = "mine-1", .competencies = {std::make_shared<ssi::Insights>()}});
struct ModelDefinition {
  std::string id;                               ///< [a-z0-9][a-z0-9._-]*
  std::uint32_t window_days = 90;               ///< days that window signals count over, >= 1
  MissingPolicy missing = MissingPolicy::zero;  ///< how unobserved terms are treated
  SignalCatalogue catalogue = {};               ///< the standard ones and the model's own
  std::vector<std::shared_ptr<const Competency>> competencies = {};  ///< at least one
  std::vector<Band> bands = {};    ///< at most 255, tried in this order; may be empty
  std::vector<Badge> badges = {};  ///< at most 32
};

/// A checked, immutable set of competencies, which gives scores their meaning. Keep its id and
/// fingerprint beside every score that you store.
///
/// Copies share their content, so passing one by value costs a reference count. Thread-safe.
class SSI_EXPORT Model {
 public:
  /// Throws ModelError with the rules that the definition breaks: docs/model.md lists them.
  explicit Model(ModelDefinition definition);

  /// The model `standard-1`: four competencies of 25.00 points each.
  static Model standard();
  /// The model `standard-2`: the same competencies, in which answers count instead of contacts, so
  /// that outreach which nobody answers never raises a score. docs/model.md has its reasons.
  static Model standard_2();
  /// Returns the model of that id which the library comes with, `standard-1` or `standard-2`, or
  /// nothing.
  static std::optional<Model> built_in(std::string_view id);
  /// The model in a TOML file. Throws as load_model() of ssi/files/model_file.hpp, which it calls.
  static Model load(const std::string& path);

  /// This model with another missing policy, and so with another fingerprint.
  Model with_missing(MissingPolicy missing) const;

  /// The name of the model, e.g. "standard-1".
  const std::string& id() const noexcept { return definition().id; }
  /// 16 hexadecimal digits that change with anything that affects a score: signals, terms, maxima,
  /// window and missing policy; not with names that people are shown, bands or badges.
  const std::string& fingerprint() const noexcept { return schema()->fingerprint; }
  /// Days that window signals count over.
  std::uint32_t window_days() const noexcept { return definition().window_days; }
  /// How unobserved terms are treated.
  MissingPolicy missing() const noexcept { return definition().missing; }
  /// The standard signals and the model's own.
  const SignalCatalogue& catalogue() const noexcept { return definition().catalogue; }
  /// The competencies, at least one, in the order in which scores list them.
  std::span<const std::shared_ptr<const Competency>> competencies() const noexcept {
    return definition().competencies;
  }
  /// The bands in the order in which they are tried; none if the model has none.
  std::span<const Band> bands() const noexcept { return definition().bands; }
  /// The badges: bit i of MemberScore::badges is for the one at position i.
  std::span<const Badge> badges() const noexcept { return definition().badges; }

  /// The sum of the competencies' maxima: the highest total, at most 655.35.
  Points maximum() const noexcept;

  /// The signals that some competency reads, in the catalogue's order.
  std::span<const Signal> used_signals() const noexcept { return content_->used_signals; }

  /// The definition that it was made from: change a copy, and make a model of that.
  ///
  ///     ssi::ModelDefinition mine = ssi::Model::standard().definition();
  ///     mine.id = "mine-1";
  ///     mine.bands.front().above = 80.00_points;
  ///     ssi::Model model(mine);
  const ModelDefinition& definition() const noexcept { return content_->definition; }

  /// The part of the model that scores keep when they are stored without it. Never null; all copies
  /// of a model share one, so comparing the pointers shows that scores belong together.
  const std::shared_ptr<const ScoreSchema>& schema() const noexcept { return content_->schema; }

  /// Returns the position in competencies() of the one with that name, or nothing.
  std::optional<std::size_t> position(std::string_view competency) const noexcept {
    return schema()->position(competency);
  }
  /// Returns the position in bands() of the band that a total is in; nothing if the model has no
  /// bands.
  std::optional<std::size_t> band_of(Points total) const noexcept {
    return schema()->band_of(total);
  }
  /// Returns the band that a total is in, which lives as long as the model; null if the model has
  /// no bands.
  const Band* band(Points total) const noexcept {
    const auto position = band_of(total);
    return position ? &bands()[*position] : nullptr;
  }
  /// Returns the badges that points earn, bit i for the one at position i. Requires: the points of
  /// each competency, in order.
  std::uint32_t badges_of(std::span<const Points> competencies) const noexcept;

 private:
  struct Content {
    ModelDefinition definition;
    std::shared_ptr<const ScoreSchema> schema;
    std::vector<Signal> used_signals;
    std::vector<std::size_t> badge_competencies;  // [badge]: position of its competency
  };

  std::shared_ptr<const Content> content_;
};

/// Returns the name of a missing policy in model files and on command lines, e.g. "zero".
SSI_EXPORT std::string_view to_string(MissingPolicy policy) noexcept;
/// Returns the policy of that name, or nothing.
SSI_EXPORT std::optional<MissingPolicy> missing_policy(std::string_view name) noexcept;

}  // namespace ssi

#endif  // SSI_MODEL_MODEL_HPP
