// SPDX-License-Identifier: MIT
//
// Files of members as other programs write them: the lenient reader accepts and refuses what a slow
// one does, gives the same ids, values, labels and counts of spellings, and names the line,
// whatever the file is packed in and however many bytes are read at a time; and it reads what the
// strict reader reads as that does. Input: bytes that choose all that a person says, then the file.

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "fuzz_input.hpp"
#include "slow_bytes.hpp"
#include "slow_csv.hpp"
#include "slow_lenient.hpp"
#include "ssi/files/member_check.hpp"
#include "support/member_files.hpp"

namespace ssi::fuzz {
namespace {

const Model& model() {
  static const Model kModel = Model::standard();
  return kModel;
}

/// All that a person says, and how the file is packed and read.
struct Choices {
  SlowOptions options;
  std::size_t piece_bytes;
  std::size_t packing;
};

Choices choose(FuzzInput& input) {
  static const std::array<std::size_t, 8> kPieces = {262144, 1, 2, 3, 7, 16, 64, 500};
  static const std::array<std::string, 5> kIds = {"member_id", "Contact", "id", "a,b", "posts"};
  static const std::array<std::map<std::string, std::string>, 6> kMapped = {
      {{},
       {{"posts", "post"}},
       {{"posts", "Beiträge"}},
       {{"has_photo", "Photo"}},
       {{"posts", "shares"}},
       {{"has_photo", "Posts"}, {"posts", "member_id"}}}};
  static const std::array<Names, 4> kIgnored = {
      Names{}, {"post"}, {"post", "skill"}, {"has_foto", "conection"}};
  static const std::array<Names, 8> kMissing = {
      Names{},  {"-1"},        {"0", "1"},     {"unbekannt", "12"},
      {"12.0"}, {"true", "-"}, {"4294967296"}, {"n/a"}};
  static const std::array<std::optional<char>, 8> kSeparators = {
      std::nullopt, std::nullopt, std::nullopt, ',', ';', '\t', '|', ' '};
  static const std::array<Names, 5> kLabels = {
      Names{}, {"industry"}, {"industry", "team"}, {"posts"}, {"Has Photo"}};
  Choices choices;
  choices.piece_bytes = kPieces[input.below(kPieces.size())];
  choices.packing = input.below(6);
  choices.options.id = kIds[input.below(kIds.size())];
  choices.options.mapped = kMapped[input.below(kMapped.size())];
  choices.options.ignored = kIgnored[input.below(kIgnored.size())];
  choices.options.missing_words = kMissing[input.below(kMissing.size())];
  choices.options.separator = kSeparators[input.below(kSeparators.size())];
  choices.options.labels = kLabels[input.below(kLabels.size())];
  return choices;
}

/// Bytes in gzip, where the library can read that.
std::string gzip(std::string_view bytes) {
#ifdef SSI_HAS_GZIP
  return slow_gzip(bytes);
#else
  return std::string(bytes);
#endif
}

/// The text in a file of some form: as it is where it cannot have that form.
std::string packed(std::string_view text, std::size_t packing) {
  const std::string plain(text);
  const bool may_convert = !text.empty() && is_slow_text(text);
  // The mark of UTF-8 is not that of UTF-16.
  const std::string_view unmarked = text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
  switch (packing) {
    case 1:
      return gzip(text);
    case 2:
      return gzip(text.substr(0, text.size() / 2)) + gzip(text.substr(text.size() / 2));
    case 3:
      return may_convert ? to_slow_utf16(unmarked, false) : plain;
    case 4:
      return may_convert ? to_slow_utf16(unmarked, true) : plain;
    case 5:
      return may_convert ? gzip(to_slow_utf16(unmarked, false)) : gzip(text);
    default:
      return plain;
  }
}

/// The text that the bytes of a file stand for; nothing if they cannot be converted.
std::optional<std::string> converted(std::string_view bytes) {
  if (bytes.substr(0, 2) == "\xFF\xFE") return from_slow_utf16(bytes, false);
  if (bytes.substr(0, 2) == "\xFE\xFF") return from_slow_utf16(bytes, true);
  return std::string(bytes);
}

/// Whether a file may be refused as what it seems to be.
bool seems_other(std::string_view bytes) {
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin != std::string_view::npos && (bytes[begin] == '{' || bytes[begin] == '[')) return true;
  for (const std::string_view magic : {"PAR1", "PK", "%PDF", "SQLite", "\xD0\xCF\x11\xE0"}) {
    if (bytes.starts_with(magic)) return true;
  }
  return false;
}

struct Reading {
  std::vector<ReadMember> members;
  std::vector<SpellingCounts> spellings;
  Names header;
  Names unused_columns;
  Names absent_signals;
  std::vector<ReadAs> read_as;
  char separator = 0;
  std::optional<std::size_t> refused_line;
  std::string error;
};

MemberColumns columns_of(const SlowOptions& options) {
  MemberColumns columns;
  columns.id = options.id;
  columns.mapped.assign(options.mapped.begin(), options.mapped.end());
  columns.ignored = options.ignored;
  columns.missing_words = options.missing_words;
  return columns;
}

Reading read(const std::string& path, const Dialect& dialect, const SlowOptions& options) {
  Reading reading;
  try {
    RecordSource source(path, dialect, options.id);
    reading.separator = source.dialect().separator;
    reading.header = source.header();
    const MemberParser parser(source, model(), {.required = options.labels}, columns_of(options));
    reading.unused_columns = parser.unused_columns();
    reading.absent_signals = parser.absent_signals();
    reading.read_as = parser.read_as();
    reading.spellings.resize(reading.header.size());
    MemberChunk chunk;
    for (RecordText text; source.read(text);) {
      const RecordText copy{exact(text.bytes), text.first_line, text.dialect};
      parser.parse(copy, chunk);
      append_members(chunk, model().catalogue().size(), options.labels.size(), reading.members);
      for (std::size_t i = 0; i < chunk.spellings().size(); ++i) {
        reading.spellings[i] += chunk.spellings()[i];
      }
    }
  } catch (const DataError& error) {
    reading.refused_line = error.place().line;
    reading.error = error.what();
    check(std::none_of(reading.error.begin(), reading.error.end(),
                       [](char c) { return c >= 0 && c < ' '; }),
          "a control character in an error");
  }
  return reading;
}

/// A check must find faults exactly if reading does, and count the same cells.
void check_check(const std::string& path, const Dialect& dialect, const SlowOptions& options,
                 const Reading& reading) {
  MemberFindings found{.model = model()};
  try {
    RecordSource source(path, dialect, options.id);
    MemberCheck checking(source, model(), columns_of(options));
    try {
      for (RecordText text; source.read(text);) {
        checking.add({exact(text.bytes), text.first_line, text.dialect});
      }
    } catch (const DataError& error) {
      checking.stop(error);
    }
    found = checking.findings();
  } catch (const DataError&) {
    check(reading.refused_line.has_value(), "a check throws where reading does not");
    return;
  }
  const bool has_labels = !options.labels.empty();  // which may be what is missing
  check((found.faults() > 0) == reading.refused_line.has_value() || has_labels,
        "a check and reading differ on faults");
  if (reading.refused_line) return;
  check(found.rows == reading.members.size(), "a check counts other members");
  for (std::size_t i = 0; i < found.columns.size(); ++i) {
    check(found.columns[i].converted == reading.spellings[i], "a check counts other spellings");
    check(found.columns[i].bad == 0, "a check finds bad cells where there are none");
  }
}

void check_refused(const Reading& reading, const SlowReading& expected) {
  const std::size_t line = *reading.refused_line;
  check(expected.fault.has_value(), reading.error);
  if (line == 0) return;  // a file that is no text, or damaged, has no lines
  check(line >= expected.fault->first_line && line <= expected.fault->last_line, reading.error);
}

void check_accepted(const Reading& reading, const SlowReading& expected) {
  check(!expected.fault, "accepted what must be refused");
  check(reading.separator == expected.separator, "another separator");
  check(reading.header == expected.header, "another header");
  check(reading.members == expected.members, "other members");
  check(reading.unused_columns == expected.unused_columns, "other unused columns");
  check(reading.absent_signals == expected.absent_signals, "other absent signals");
  check(reading.spellings == expected.spellings, "other counts of spellings");
  std::size_t folded = 0;
  for (const ReadAs& column : reading.read_as) {
    const auto found = expected.folded.find(column.column);
    if (found != expected.folded.end() && found->second == column.name) ++folded;
  }
  check(folded == expected.folded.size(), "a folded name is not listed");
}

/// What the strict reader accepts is accepted, but for the three exceptions.
void check_strict(std::string_view text) {
  static MemoryFile file;
  const SlowOptions none;
  const Reading strict = read(file.path_of(text), Dialect::strict(), none);
  if (strict.refused_line) return;
  const SlowReading expected = SlowLenientReader(model().catalogue(), none).read(text);
  if (expected.has_folded_name || expected.may_have_near_miss || expected.has_no_signal) return;
  const Reading lenient = read(file.path_of(text), Dialect::lenient(), none);
  check(!lenient.refused_line, "refused what the strict reader accepts: " + lenient.error);
  check(lenient.members == strict.members, "other members than the strict reader's");
  check(lenient.unused_columns == strict.unused_columns, "other columns than the strict reader's");
}

void run(FuzzInput input) {
  static MemoryFile file;
  const Choices choices = choose(input);
  const std::string_view text = input.rest();
  if (text.starts_with("\x1F\x8B")) return;  // a gzip file: what it holds is not known here
  const std::optional<std::string> utf8 = converted(text);
  SlowReading expected;
  if (utf8) {
    expected = SlowLenientReader(model().catalogue(), choices.options).read(*utf8);
  } else {
    expected.fault = SlowFault{0, SIZE_MAX};
  }
  Dialect dialect = Dialect::lenient();
  dialect.piece_bytes = choices.piece_bytes;
  if (choices.options.separator) dialect.separator = *choices.options.separator;
  const bool is_marked = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  const std::string path =
      file.path_of(packed(text, is_marked ? choices.packing % 3 : choices.packing));
  const Reading reading = read(path, dialect, choices.options);
  if (reading.refused_line) {
    const bool is_of_header = *reading.refused_line <= expected.header_end;
    const bool may_be_refused = seems_other(text) || expected.may_have_near_miss;
    if (!is_of_header || !may_be_refused) check_refused(reading, expected);
  } else {
    check_accepted(reading, expected);
  }
  check_check(path, dialect, choices.options, reading);
  check_strict(text);
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ssi::fuzz::run({bytes, size});
  return 0;
}
