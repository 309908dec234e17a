// SPDX-License-Identifier: MIT
//
// Archives from LinkedIn: any bytes are a log, in order and without anybody's name, or one error
// that names the archive. Input: a ZIP as it is, if it begins like one; else files, each behind a
// line "== NAME", which are put into a ZIP.

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "fuzz_input.hpp"
#include "import/zip_bytes.hpp"
#include "ssi/error.hpp"
#include "ssi/history/signal_table.hpp"
#include "ssi/import/linkedin.hpp"

namespace ssi::fuzz {
namespace {

constexpr std::string_view kSign = "== ";

std::string zip_around(std::string_view text) {
  std::vector<ZipEntry> entries;
  while (!text.empty()) {
    const std::size_t line = std::min(text.find('\n'), text.size());
    std::string_view name = text.substr(0, line);
    if (name.starts_with(kSign)) name.remove_prefix(kSign.size());
    text.remove_prefix(std::min(line + 1, text.size()));
    const std::size_t next = text.find("\n" + std::string(kSign));
    const std::size_t size = std::min(next, text.size());
    entries.push_back({.name = std::string(name), .content = std::string(text.substr(0, size))});
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return zip_of(entries);
}

void check_rows(const ImportedLog& log) {
  std::uint32_t persons = 0;
  for (const ImportedActivity& row : log.rows) {
    check(row.day >= kFirstDay && row.day <= kLastDay, "a day that there is not");
    check(index_of(row.signal) < kStandardSignals, "no standard signal");
    check(row.person <= persons + 1, "a number is left out");
    check(row.person == 0 || row.has_person, "a number of nobody");
    persons = std::max(persons, row.person);
  }
  const auto place = [](const ImportedActivity& row) {
    return std::tuple(row.day, row.signal, row.has_person, row.person);
  };
  check(std::ranges::is_sorted(log.rows, {}, place), "rows are not in order");
}

/// A log is one row after another as a file, and signals of its member.
void check_uses(const ImportedLog& log) {
  const std::string csv = to_csv(log);
  const auto lines = static_cast<std::size_t>(std::ranges::count(csv, '\n'));
  check(lines == log.rows.size() + 1, "another number of lines");
  check(summary_of(log).ends_with('\n'), "an unfinished summary");
  const Model model = Model::standard();
  ActivityLogBuilder builder(model);
  add(builder, log);
  signals_on(builder.build(), model, log.as_of);
}

std::optional<ImportedLog> read(const std::string& path, bool skip_unknown) {
  try {
    return read_linkedin(path, {.as_of = parse_day("2026-03-01"), .skip_unknown = skip_unknown});
  } catch (const DataError& error) {
    check(std::string_view(error.what()).starts_with(path), error.what());
    return std::nullopt;
  }
}

void run(FuzzInput input) {
#ifdef SSI_HAS_ZIP
  static MemoryFile file;
  const std::string_view bytes = input.rest();
  const std::string path =
      file.path_of(bytes.starts_with("PK") ? std::string(bytes) : zip_around(bytes));
  const auto strict = read(path, false);
  const auto lenient = read(path, true);
  if (!strict) return;
  check(lenient.has_value(), "a sound archive is refused");
  check(to_csv(*strict) == to_csv(*lenient), "rows of a sound archive are left out");
  check_rows(*strict);
  check_uses(*strict);
#else
  static_cast<void>(input);
#endif
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ssi::fuzz::run({bytes, size});
  return 0;
}
