// SPDX-License-Identifier: MIT
#include "files/text_source.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

constexpr std::size_t kAtOnce = std::size_t{64} << 10;
/// Enough to see the names that a workbook begins with.
constexpr std::size_t kHead = 4096;

constexpr std::string_view kGzip = "\x1F\x8B";
constexpr std::string_view kLittleEndian = "\xFF\xFE";
constexpr std::string_view kBigEndian = "\xFE\xFF";

/// A kind of file that holds tables, or is taken for one that does.
struct Format {
  std::string_view begin;
  std::string_view rule;  // what it is, and how to make a CSV of it
};

constexpr Format kFormats[] = {
    {"PAR1", "is a Parquet file: write a CSV of it, as DuckDB does with COPY ... TO 'members.csv'"},
    {"%PDF", "is a PDF: export the report as CSV instead"},
    {"\xD0\xCF\x11\xE0", "is an Excel workbook (xls): save it as CSV UTF-8"},
    {"SQLite format 3",
     "is an SQLite database: write a CSV of a table, as sqlite3 does with .mode csv"},
    {"ORC", "is an ORC file: write a CSV of it"},
    {"Obj\x01", "is an Avro file: write a CSV of it"},
    {"7z\xBC\xAF", "is a 7z archive: unpack it, and give the CSV in it"},
    {"\x28\xB5\x2F\xFD", "is packed by zstd: unpack it, as zstd -d does, or pack it with gzip"},
    {"\xFD\x37zXZ", "is packed by xz: unpack it, as xz -d does, or pack it with gzip"},
    {"BZh", "is packed by bzip2: unpack it, as bzip2 -d does, or pack it with gzip"},
};

/// Whether it begins as JSON does: with '{' or '[', then more of these and spaces, then a quote. No
/// header has a quote there.
bool is_json(std::string_view head) noexcept {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == head.npos || (head[begin] != '{' && head[begin] != '[')) return false;
  const std::size_t next = head.find_first_not_of("{[ \t\r\n", begin);
  return next != head.npos && head[next] == '"';
}

/// Whether it begins with two characters of ASCII in UTF-16, but without the mark.
bool is_unmarked_utf16(std::string_view head) noexcept {
  if (head.size() < 4) return false;
  const auto is_zero = [head](std::size_t i) { return head[i] == '\0'; };
  return is_zero(0) == is_zero(2) && is_zero(1) == is_zero(3) && is_zero(0) != is_zero(1);
}

/// Whether it is text whose first line has cells, whatever the first of them begins with: a column
/// may be called ORCID.
bool has_header(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  const bool is_whole = head.size() < kHead;
  return line.find_first_of(",;\t|") != line.npos && head.find('\0') == head.npos &&
         is_utf8(is_whole ? head : beginning(head, kHead - 1));
}

/// Returns why a file that begins so is no text of records; nothing if it may be one.
std::string_view obstacle(std::string_view head) {
  if (is_json(head)) return "is JSON: write a CSV of it, as jq does with @csv";
  if (is_unmarked_utf16(head)) return "is UTF-16 without a byte order mark: save it as CSV UTF-8";
  if (head.starts_with("PK\x03\x04") && !has_header(head)) {
    if (head.find("opendocument.spreadsheet") != head.npos) {
      return "is an OpenDocument spreadsheet (ods): save it as CSV";
    }
    const bool is_workbook =
        head.find("xl/") != head.npos || head.find("[Content_Types].xml") != head.npos;
    return is_workbook ? "is an Excel workbook (xlsx): save it as CSV UTF-8"
                       : "is a zip archive: unpack it, and give the CSV in it";
  }
  for (const Format& format : kFormats) {
    if (head.starts_with(format.begin) && !has_header(head)) return format.rule;
  }
  return {};
}

}  // namespace

TextSource::TextSource(const std::string& path, bool decodes) : bytes_(path) {
  if (!decodes) return;
  bytes_.append_to(packed_, kHead);
  if (packed_.starts_with(kGzip)) {
    if (!Inflater::is_available()) fail("the file is packed by gzip, which this build cannot read");
    inflater_.emplace();
  }
  append_bytes(head_, kHead);
  if (const std::string_view rule = obstacle(head_); !rule.empty())
    fail("the file " + std::string(rule));
  // The mark stays: converted, it is that of UTF-8.
  if (head_.starts_with(kLittleEndian)) utf16_.emplace(Utf16::Order::little_endian);
  if (head_.starts_with(kBigEndian)) utf16_.emplace(Utf16::Order::big_endian);
}

void TextSource::append_to(std::string& buffer, std::size_t most) {
  const std::size_t begin = buffer.size();
  utf16_ ? append_converted(buffer, most) : append_bytes(buffer, most);
  at_end_ = buffer.size() - begin < most;
}

std::string TextSource::encoding() const {
  return std::string(inflater_ ? "gzip, " : "") + (utf16_ ? "UTF-16" : "UTF-8");
}

/// Appends bytes as they are in the file, or unpacked.
void TextSource::append_bytes(std::string& buffer, std::size_t most) {
  const std::size_t wanted = buffer.size() + most;
  const std::size_t of_head = std::min(most, head_.size());
  buffer.append(head_, 0, of_head);
  head_.erase(0, of_head);
  if (inflater_) return unpack(buffer, wanted - buffer.size());
  const std::size_t of_packed = std::min(wanted - buffer.size(), packed_.size());
  buffer.append(packed_, 0, of_packed);
  packed_.erase(0, of_packed);
  if (buffer.size() < wanted) bytes_.append_to(buffer, wanted - buffer.size());
}

void TextSource::unpack(std::string& buffer, std::size_t most) {
  const std::size_t wanted = buffer.size() + most;
  while (buffer.size() < wanted) {
    const std::size_t before = buffer.size();
    std::string_view packed = packed_;
    if (!inflater_->append_to(buffer, wanted - before, packed)) {
      fail("the gzip file is damaged, or has something else behind it");
    }
    packed_.erase(0, packed_.size() - packed.size());
    if (buffer.size() == wanted) return;
    if (bytes_.at_end() && packed_.empty() && buffer.size() == before) {
      if (!inflater_->is_whole()) fail("the gzip file is cut off before its end");
      return;
    }
    if (packed_.empty() && !bytes_.at_end()) bytes_.append_to(packed_, kAtOnce);
  }
}

void TextSource::append_converted(std::string& buffer, std::size_t most) {
  while (ready_.size() < most) {
    const std::size_t before = units_.size();
    append_bytes(units_, kAtOnce);
    const bool is_end = units_.size() - before < kAtOnce;
    if (!utf16_->append_to(ready_, units_)) fail("the text is not valid UTF-16");
    if (!is_end) continue;
    if (!units_.empty()) fail("the text is UTF-16 that ends within a character");
    break;
  }
  const std::size_t size = std::min(most, ready_.size());
  buffer.append(ready_, 0, size);
  ready_.erase(0, size);
}

void TextSource::fail(const std::string& rule) const { throw DataError({name(), 0, "", ""}, rule); }

}  // namespace ssi::internal
