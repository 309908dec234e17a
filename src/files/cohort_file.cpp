// SPDX-License-Identifier: MIT
#include "ssi/files/cohort_file.hpp"

#include <boost/crc.hpp>
#include <memory>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "files/byte_source.hpp"
#include "files/cohort_bytes.hpp"

namespace ssi {
namespace {

using internal::ByteReader;
using internal::ByteWriter;

/// The first byte is no text, and the last is one that text transfers change.
constexpr std::string_view kMagic = "\x8Dssicoh\n";
constexpr unsigned char kVersion = 1;
constexpr std::size_t kChecksumBytes = 4;
constexpr std::uint64_t kMostPoints = 0xFFFF;

std::string checksum_of(std::string_view bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  std::string result;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    result += static_cast<char>(crc.checksum() >> shift & 0xFF);
  }
  return result;
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

void write_schema(ByteWriter& out, const ScoreSchema& model) {
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
  if (!internal::is_utf8(text)) in.fail("a text is not UTF-8");
  return std::string(text);
}

ScoreSchema read_schema(ByteReader& in) {
  ScoreSchema model;
  model.id = read_text(in);
  model.fingerprint = read_text(in);
  std::uint64_t left = kMostPoints;
  for (std::uint64_t i = in.number(); i > 0; --i) {
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
  return model;
}

void write_cohort(ByteWriter& out, const Cohort& cohort) {
  const std::vector<Distribution::Count> counts = cohort.totals().counts();
  out.number(counts.size());
  std::int32_t last = 0;
  for (const auto& [total, members] : counts) {
    out.number(static_cast<std::uint64_t>(total.hundredths() - last));
    out.number(members);
    last = total.hundredths();
  }
  for (std::size_t c = 0; c < cohort.schema().competencies.size(); ++c) {
    const PointStatistics::Sums& sums = cohort.competency(c).sums();
    out.number(sums.sum);
    out.number(sums.squares);
    out.number(sums.min);
    out.number(sums.max);
  }
}

Distribution read_totals(ByteReader& in) {
  Distribution totals;
  std::uint64_t total = 0;
  const std::uint64_t counts = in.number(kMostPoints + 1);
  for (std::uint64_t i = 0; i < counts; ++i) {
    const std::uint64_t step = in.number(kMostPoints - total);
    if (i > 0 && step == 0) in.fail("a total is counted twice");
    total += step;
    const std::uint64_t members = in.number(kMostCounted - totals.members());
    if (members == 0) in.fail("a total is counted that nobody has");
    totals.add(Points::from_hundredths(static_cast<std::int32_t>(total)),
               static_cast<std::uint32_t>(members));
  }
  if (counts == 0) in.fail("a cohort has no members");
  return totals;
}

Cohort read_cohort(ByteReader& in, const std::shared_ptr<const ScoreSchema>& model) {
  Distribution totals = read_totals(in);
  std::vector<PointStatistics> competencies;
  for (std::size_t c = 0; c < model->competencies.size(); ++c) {
    PointStatistics::Sums sums{.members = static_cast<std::uint32_t>(totals.members())};
    sums.sum = in.number();
    sums.squares = in.number();
    sums.min = static_cast<std::uint16_t>(in.number(kMostPoints));
    sums.max = static_cast<std::uint16_t>(in.number(kMostPoints));
    if (!PointStatistics::are_possible(sums)) in.fail("no members can have such sums");
    competencies.emplace_back(sums);
  }
  bool is_beyond = totals.statistics().highest() > model->maximum();
  for (std::size_t c = 0; c < competencies.size(); ++c) {
    is_beyond |= competencies[c].highest() > model->competencies[c].maximum;
  }
  if (is_beyond) in.fail("a score is beyond the model's maximum");
  return {model, std::move(competencies), std::move(totals)};
}

/// Returns what stands between the version and the checksum.
std::string_view checked(std::string_view bytes, const std::string& file) {
  const auto fail = [&file](const std::string& rule) -> void {
    throw DataError({file, 0, "", ""}, rule);
  };
  if (!bytes.starts_with(kMagic.substr(0, bytes.size()))) fail("is not a file of cohorts");
  const std::size_t header = kMagic.size() + 1;
  if (bytes.size() < header) fail("the file ends too early");
  const auto version = static_cast<unsigned char>(bytes[kMagic.size()]);
  if (version != kVersion) {
    fail("is of version " + std::to_string(version) + " of the cohort format, and this reads " +
         std::to_string(kVersion));
  }
  if (bytes.size() < header + kChecksumBytes) fail("the file ends too early");
  const std::size_t end = bytes.size() - kChecksumBytes;
  if (checksum_of(bytes.substr(0, end)) != bytes.substr(end)) {
    fail("the checksum is wrong: the file is damaged or not whole");
  }
  return bytes.substr(header, end - header);
}

}  // namespace

std::string to_bytes(const CohortSet& cohorts) {
  ByteWriter out;
  out.raw(kMagic);
  out.raw({reinterpret_cast<const char*>(&kVersion), 1});
  write_schema(out, cohorts.schema());
  out.text(cohorts.column());
  out.number(cohorts.size());
  for (const std::uint32_t position : cohorts.by_label()) {
    out.text(cohorts.label(position));
    write_cohort(out, cohorts.cohort(position));
  }
  out.raw(checksum_of(out.bytes()));
  return std::move(out.bytes());
}

CohortSet parse_cohorts(std::string_view bytes, const std::string& file) {
  ByteReader in(checked(bytes, file), file);
  const auto model = std::make_shared<const ScoreSchema>(read_schema(in));
  CohortSet cohorts(read_text(in), model);
  std::string last;
  for (std::uint64_t i = in.number(); i > 0; --i) {
    std::string label = read_text(in);
    if (label <= last) in.fail("labels are not in order");  // nor may one be empty
    if (label.size() > TextIndex::kLongestText) in.fail("a label is of 16 MiB or more");
    cohorts.add(label, read_cohort(in, model));
    last = std::move(label);
  }
  if (!in.at_end()) in.fail("there is more than the cohorts");
  return cohorts;
}

CohortSet load_cohorts(const std::string& path) {
  internal::ByteSource source(path);
  return parse_cohorts(source.read_rest(), source.name());
}

}  // namespace ssi
