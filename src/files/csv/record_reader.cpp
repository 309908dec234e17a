// SPDX-License-Identifier: MIT
#include "files/csv/record_reader.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "files/csv/bytes.hpp"
#include "files/csv/record.hpp"
#include "ssi/error.hpp"

namespace ssi {
namespace internal {
namespace {

/// Small enough for the text and its columns to stay in the second-level cache.
constexpr std::size_t kChunkBytes = std::size_t{256} << 10;
/// A record beyond this is taken for a quote that nobody closed.
constexpr std::size_t kLongestRecord = std::size_t{16} << 20;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

RecordReader::RecordReader(const std::string& path) : source_(path) {
  fill(first_record_end);
  if (carry_.starts_with(kByteOrderMark)) carry_.erase(0, kByteOrderMark.size());
  if (carry_.empty()) throw DataError({name(), 1, "", ""}, "the file is empty: it needs a header");
  const std::size_t end = first_record_end(carry_);
  const std::string header = end == 0 ? std::exchange(carry_, {}) : carry_.substr(0, end);
  carry_.erase(0, end);
  next_line_ += count_byte(header, '\n');
  parse_header(header);
}

/// Reads until `end_of(carry_)` finds an end, or the file ends. Returns the end, or carry_'s size.
/// Twice as much each time, so that long records cost linear time.
template <class EndOf>
std::size_t RecordReader::fill(EndOf&& end_of) {
  std::size_t wanted = kChunkBytes;
  while (true) {
    if (carry_.size() < wanted) source_.append_to(carry_, wanted - carry_.size());
    if (source_.at_end()) return carry_.size();
    if (const std::size_t end = end_of(std::string_view(carry_))) return end;
    if (carry_.size() > kLongestRecord) {
      is_too_long_ = true;
      return carry_.size();
    }
    wanted = std::min(carry_.size() * 2, kLongestRecord + kChunkBytes);
  }
}

void RecordReader::parse_header(std::string_view header) {
  const char* cursor = header.data();
  const char* end = cursor + header.size();
  std::string storage;
  std::string_view content;
  std::unordered_set<std::string> names;
  for (bool more = true; more;) {
    const char* begin = cursor;
    auto fault = read_cell(&cursor, end, storage, content);
    if (!fault) fault = check_text(content);
    header_.emplace_back(content);
    if (!fault && !names.insert(header_.back()).second) fault = "names two columns";
    if (fault) {
      const auto line = 1 + std::count(header.data(), begin, '\n');
      throw DataError({name(), static_cast<std::size_t>(line), "", header_.back()}, *fault);
    }
    more = cursor != end && *cursor == ',';
    if (more) ++cursor;
  }
}

bool RecordReader::read(RecordText& text) {
  if (is_too_long_) {
    throw DataError({name(), next_line_, "", ""}, "the record is longer than 16 MiB");
  }
  const std::size_t end = fill(last_record_end);
  // The rest is little; what is handed out keeps the storage it was read into.
  text.bytes.swap(carry_);
  carry_.assign(text.bytes, end);
  text.bytes.resize(end);
  text.first_line = next_line_;
  if (!is_too_long_) next_line_ += count_byte(text.bytes, '\n');
  return !text.bytes.empty();
}

void fail_for_column(const std::string& file, const std::vector<std::string>& header,
                     const std::string& column) {
  std::string rule = "there is no column '" + column + "'";
  if (header.size() == 1 && header[0].find(';') != std::string::npos) {
    rule += ": cells are separated by commas, not semicolons";
  }
  throw DataError({file, 1, "", ""}, rule);
}

}  // namespace internal

std::size_t RecordText::line_of(std::size_t record) const noexcept {
  std::string_view rest(bytes);
  for (; record > 0; --record) rest.remove_prefix(internal::first_record_end(rest));
  return first_line + internal::count_byte(std::string_view(bytes.data(), rest.data()), '\n');
}

}  // namespace ssi
