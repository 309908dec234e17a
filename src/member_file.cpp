// SPDX-License-Identifier: MIT
#include "ssi/member_file.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "byte_source.hpp"
#include "bytes.hpp"
#include "log.hpp"
#include "member_parser.hpp"
#include "record.hpp"
#include "ssi/error.hpp"

namespace ssi {
namespace {

/// Small enough for the text and its columns to stay in the second-level cache.
constexpr std::size_t kChunkBytes = std::size_t{256} << 10;
/// A record beyond this is taken for a quote that nobody closed.
constexpr std::size_t kLongestRecord = std::size_t{16} << 20;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

struct MemberReader::Impl {
  explicit Impl(const std::string& path) : source(path) {}

  /// Reads until `end_of(carry)` finds an end, or the file ends. Returns the end, or carry's size.
  /// Twice as much each time, so that long records cost linear time.
  template <class EndOf>
  std::size_t fill(EndOf&& end_of) {
    std::size_t wanted = kChunkBytes;
    while (true) {
      if (carry.size() < wanted) source.append_to(carry, wanted - carry.size());
      if (source.at_end()) return carry.size();
      if (const std::size_t end = end_of(std::string_view(carry))) return end;
      if (carry.size() > kLongestRecord) {
        is_too_long = true;
        return carry.size();
      }
      wanted = std::min(carry.size() * 2, kLongestRecord + kChunkBytes);
    }
  }

  void read_header(const Model& model, const std::vector<std::string>& label_columns) {
    fill(internal::first_record_end);
    if (carry.starts_with(kByteOrderMark)) carry.erase(0, kByteOrderMark.size());
    if (carry.empty())
      throw DataError({source.name(), 1, "", ""}, "the file is empty: it needs a header");
    const std::size_t end = internal::first_record_end(carry);
    const std::string header = end == 0 ? std::exchange(carry, {}) : carry.substr(0, end);
    carry.erase(0, end);
    next_line += internal::count_byte(header, '\n');
    parser.emplace(source.name(), header, model, label_columns);
  }

  internal::ByteSource source;
  std::string carry;  // read, not yet handed out; begins with a record
  std::size_t next_line = 1;
  bool is_too_long = false;
  std::optional<MemberParser> parser;
};

MemberReader::MemberReader(const std::string& path, const Model& model,
                           const std::vector<std::string>& label_columns)
    : impl_(std::make_unique<Impl>(path)) {
  impl_->read_header(model, label_columns);
  internal::log(LogLevel::info, "{}: {} signals absent, {} columns unused", impl_->source.name(),
                absent_signals().size(), unused_columns().size());
}

MemberReader::~MemberReader() = default;
MemberReader::MemberReader(MemberReader&&) noexcept = default;
MemberReader& MemberReader::operator=(MemberReader&&) noexcept = default;

bool MemberReader::read(MemberText& text) {
  Impl& reader = *impl_;
  if (reader.is_too_long) {
    throw DataError({reader.source.name(), reader.next_line, "", ""},
                    "the record is longer than 16 MiB");
  }
  const std::size_t end = reader.fill(internal::last_record_end);
  // The rest is little; what is handed out keeps the storage it was read into.
  text.bytes.swap(reader.carry);
  reader.carry.assign(text.bytes, end);
  text.bytes.resize(end);
  text.first_line = reader.next_line;
  if (!reader.is_too_long) reader.next_line += internal::count_byte(text.bytes, '\n');
  return !text.bytes.empty();
}

void MemberReader::parse(const MemberText& text, MemberChunk& chunk) const {
  impl_->parser->parse(text, chunk);
}

bool MemberReader::next(MemberChunk& chunk) {
  MemberText text;
  if (!read(text)) return false;
  parse(text, chunk);
  return true;
}

const std::vector<std::string>& MemberReader::absent_signals() const noexcept {
  return impl_->parser->absent_signals();
}
const std::vector<std::string>& MemberReader::unused_columns() const noexcept {
  return impl_->parser->unused_columns();
}
std::uint64_t MemberReader::bytes_read() const noexcept { return impl_->source.bytes_read(); }
std::uint64_t MemberReader::bytes_total() const noexcept { return impl_->source.size(); }

}  // namespace ssi
