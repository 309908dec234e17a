// SPDX-License-Identifier: MIT
#include "files/cohort_schema.hpp"

#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/utf8.hpp"
#include "model/model_check.hpp"

namespace ssi::internal {
namespace {

/// Returns why no model can have this schema, or nothing if one can.
std::optional<std::string> oddity_of(const ScoreSchema& model) {
  if (!is_model_id(model.id)) return "the model's id is not one that a model can have";
  if (!is_fingerprint(model.fingerprint)) return "the model's fingerprint is no fingerprint";
  const bool has_competencies =
      !model.competencies.empty() && model.competencies.size() <= kMostCompetencies;
  if (!has_competencies) return "the model has no competencies or too many";
  std::set<std::string_view> competencies;
  for (const auto& [name, maximum] : model.competencies) {
    if (!is_model_name(name)) return "a competency's name is not one that a model can have";
    if (!competencies.insert(name).second) return "two competencies have one name";
    if (maximum <= Points()) return "a competency has no points";
  }
  std::set<std::string_view> bands;
  for (const Band& band : model.bands) {
    if (!is_model_name(band.name)) return "a band's name is not one that a model can have";
    if (!bands.insert(band.name).second) return "two bands have one name";
  }
  return std::nullopt;
}

// A limit may be negative: 0 for none, then 0, -1, 1, -2, ... hundredths.
void write_limit(ByteWriter& out, const std::optional<Points>& limit) {
  if (!limit) return out.number(0);
  const std::int64_t hundredths = limit->hundredths();
  out.number(1 + static_cast<std::uint64_t>(hundredths < 0 ? -2 * hundredths - 1 : 2 * hundredths));
}

std::optional<Points> read_limit(ByteReader& in) {
  const std::uint64_t code = in.number(std::uint64_t{1} << 32);
  if (code == 0) return std::nullopt;
  const auto half = static_cast<std::int64_t>((code - 1) / 2);
  return Points::from_hundredths(static_cast<std::int32_t>((code - 1) % 2 == 0 ? half : -half - 1));
}

}  // namespace

void write_schema(ByteWriter& out, const ScoreSchema& model) {
  if (const auto why = oddity_of(model)) throw std::invalid_argument(*why);
  out.text(model.id);
  out.text(model.fingerprint);
  out.number(model.competencies.size());
  for (const auto& [name, maximum] : model.competencies) {
    out.text(name);
    out.number(static_cast<std::uint64_t>(maximum.hundredths()));
  }
  out.number(model.bands.size());
  for (const Band& band : model.bands) {
    out.text(band.name);
    write_limit(out, band.above);
    write_limit(out, band.below);
  }
}

std::string read_text(ByteReader& in) {
  const std::string_view text = in.text();
  if (!is_utf8(text)) in.fail("a text is not UTF-8");
  return std::string(text);
}

ScoreSchema read_schema(ByteReader& in) {
  ScoreSchema model;
  model.id = read_text(in);
  model.fingerprint = read_text(in);
  std::uint64_t left = kMostHundredths;
  for (std::uint64_t i = in.number(kMostCompetencies); i > 0; --i) {
    std::string name = read_text(in);
    const std::uint64_t maximum = in.number(left);
    left -= maximum;
    model.competencies.push_back(
        {std::move(name), Points::from_hundredths(static_cast<std::int32_t>(maximum))});
  }
  for (std::uint64_t i = in.number(kMostBands); i > 0; --i) {
    Band& band = model.bands.emplace_back();
    band.name = read_text(in);
    band.above = read_limit(in);
    band.below = read_limit(in);
  }
  if (const auto why = oddity_of(model)) in.fail(*why);
  return model;
}

}  // namespace ssi::internal
