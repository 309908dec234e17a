// SPDX-License-Identifier: MIT
#include "ssi/files/cohort_file.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

#include "files/byte_source.hpp"
#include "files/cohort_bytes.hpp"
#include "files/cohort_digest.hpp"
#include "files/cohort_schema.hpp"

namespace ssi {
namespace {

using internal::ByteReader;
using internal::ByteWriter;
using internal::kChecksumBytes;
using internal::kMostHundredths;
using internal::read_text;

/// As in PNG, a first byte that is not ASCII and a newline reveal transfers as text.
constexpr std::string_view kMagic = "\x8Dssicoh\n";
constexpr unsigned char kVersion = 2;
constexpr std::size_t kHeaderBytes = kMagic.size() + 1;
constexpr std::size_t kMostBytes = std::size_t{1} << 30;  // of a file: millions of cohorts

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
  const std::uint64_t counts = in.number(kMostHundredths + 1);
  for (std::uint64_t i = 0; i < counts; ++i) {
    const std::uint64_t step = in.number(kMostHundredths - total);
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
    sums.min = static_cast<std::uint16_t>(in.number(kMostHundredths));
    sums.max = static_cast<std::uint16_t>(in.number(kMostHundredths));
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

[[noreturn]] void fail(const std::string& file, const std::string& rule) {
  throw DataError({file, 0, "", ""}, rule);
}

/// Throws DataError unless a file that begins so is one of cohorts.
void check_header(std::string_view bytes, const std::string& file) {
  if (!bytes.starts_with(kMagic.substr(0, bytes.size()))) fail(file, "is not a file of cohorts");
  if (bytes.size() < kHeaderBytes) fail(file, "the file ends too early");
  const auto version = static_cast<unsigned char>(bytes[kMagic.size()]);
  if (version != kVersion) {
    fail(file, "is of version " + std::to_string(version) +
                   " of the cohort format, and this reads " + std::to_string(kVersion));
  }
}

void check_length(std::uint64_t length, const std::string& file) {
  if (length > kMostBytes) fail(file, "is longer than 1 GiB, the most that cohorts may have");
}

/// Returns the bytes between the version and the checksum, both checked.
std::string_view checked(std::string_view bytes, const std::string& file) {
  check_header(bytes, file);
  check_length(bytes.size(), file);
  if (bytes.size() < kHeaderBytes + kChecksumBytes) fail(file, "the file ends too early");
  const std::size_t end = bytes.size() - kChecksumBytes;
  if (internal::checksum_of(bytes.substr(0, end)) != bytes.substr(end)) {
    fail(file, "the checksum is wrong: the file is damaged or not whole");
  }
  return bytes.substr(kHeaderBytes, end - kHeaderBytes);
}

void write_sources(ByteWriter& out, std::span<const CohortSource> sources) {
  out.number(sources.size());
  for (const CohortSource& source : sources) {
    out.raw({reinterpret_cast<const char*>(source.data()), source.size()});
  }
}

void read_sources(ByteReader& in, CohortSet& cohorts) {
  const std::uint64_t sources = in.number();
  if ((sources == 0) != (cohorts.size() == 0)) in.fail("cohorts and their sources do not agree");
  for (std::uint64_t i = 0; i < sources; ++i) {
    CohortSource source{};
    const std::string_view bytes = in.raw(source.size());
    std::copy(bytes.begin(), bytes.end(), source.begin());
    if (i > 0 && source <= cohorts.sources().back()) in.fail("sources are not in order");
    cohorts.add_source(source);
  }
}

}  // namespace

std::string to_bytes(const CohortSet& cohorts) {
  ByteWriter out;
  out.raw(kMagic);
  out.raw({reinterpret_cast<const char*>(&kVersion), 1});
  internal::write_schema(out, cohorts.schema());
  out.text(cohorts.column());
  out.number(cohorts.size());
  for (const std::uint32_t position : cohorts.by_label()) {
    out.text(cohorts.label(position));
    write_cohort(out, cohorts.cohort(position));
  }
  if (cohorts.size() > 0 && cohorts.sources().empty()) {
    const CohortSource own =
        internal::source_of(std::string_view(out.bytes()).substr(kHeaderBytes));
    write_sources(out, std::span(&own, 1));
  } else {
    write_sources(out, cohorts.sources());
  }
  out.raw(internal::checksum_of(out.bytes()));
  if (out.bytes().size() > kMostBytes) throw std::length_error("a cohort file of more than 1 GiB");
  return std::move(out.bytes());
}

CohortSet parse_cohorts(std::string_view bytes, const std::string& file) {
  ByteReader in(checked(bytes, file), file);
  const auto model = std::make_shared<const ScoreSchema>(internal::read_schema(in));
  CohortSet cohorts(read_text(in), model);
  std::string last;
  for (std::uint64_t i = in.number(); i > 0; --i) {
    std::string label = read_text(in);
    if (label <= last) in.fail("labels are not in order");  // nor may one be empty
    if (label.size() > TextIndex::kLongestText) in.fail("a label is of 16 MiB or more");
    cohorts.add(label, read_cohort(in, model));
    last = std::move(label);
  }
  read_sources(in, cohorts);
  if (!in.at_end()) in.fail("there is more than the cohorts");
  return cohorts;
}

CohortSet load_cohorts(const std::string& path) {
  internal::ByteSource source(path);
  std::string bytes;
  source.append_to(bytes, kHeaderBytes);
  check_header(bytes, source.name());  // before anything else is read: it may have no end
  check_length(source.size(), source.name());
  source.append_rest_to(bytes, kMostBytes);
  return parse_cohorts(bytes, source.name());
}

}  // namespace ssi
