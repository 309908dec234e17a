// SPDX-License-Identifier: MIT
#include "ssi/files/connection_file.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <span>
#include <string_view>

#include "base/log.hpp"
#include "files/csv/bytes.hpp"
#include "files/csv/record.hpp"
#include "files/csv/record_place.hpp"
#include "files/csv/record_reader.hpp"

namespace ssi {
namespace {

constexpr std::size_t kSides = 2;
constexpr std::array<const char*, kSides> kColumns = {"member_a", "member_b"};
/// Records whose ids are looked up together.
constexpr std::size_t kBatch = 256;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

}  // namespace

struct ConnectionReader::Impl {
  Impl(const std::string& path, const MemberIndex& members, UnknownMembers policy)
      : records(path), index(&members), unknown(policy) {
    for (const std::string& name : records.header()) {
      const auto side = static_cast<std::size_t>(std::find(kColumns.begin(), kColumns.end(), name) -
                                                 kColumns.begin());
      sides.push_back(side == kSides ? kNone : side);
      if (side == kSides) unused_columns.push_back(name);
    }
    for (std::size_t side = 0; side < kSides; ++side) {
      if (std::ranges::find(sides, side) == sides.end()) {
        internal::fail_for_column(records.name(), records.header(), kColumns[side]);
      }
    }
  }

  class Run;

  internal::RecordReader records;
  const MemberIndex* index;
  UnknownMembers unknown;
  std::vector<std::size_t> sides;  // [column]: whose id it holds, a's or b's, or kNone
  std::vector<std::string> unused_columns;
};

/// One text on its way into one chunk.
class ConnectionReader::Impl::Run {
 public:
  Run(const Impl& reader, const RecordText& text, ConnectionChunk& chunk)
      : reader_(reader),
        chunk_(chunk),
        cursor_(text.bytes.data()),
        end_(cursor_ + text.bytes.size()),
        place_{reader.records.name(), text, reader.sides.size()},
        is_plain_(internal::is_plain(text.bytes)) {
    chunk_.connections.clear();
    chunk_.connections.reserve(internal::count_byte(text.bytes, '\n') + 1);
    chunk_.skipped = 0;
  }

  void run() {
    while (cursor_ != end_) {
      parse_record();
      if (++batch_ == kBatch) look_up();
    }
    look_up();
  }

 private:
  void parse_record() {
    place_.record = cursor_;
    for (std::size_t column = 0; column < reader_.sides.size(); ++column) {
      if (column > 0) {
        if (cursor_ == end_ || *cursor_ != ',') fail_count();
        ++cursor_;
      }
      parse_cell(column);
    }
    if (cursor_ == end_) return;
    const std::size_t line_end = internal::line_end_length(cursor_);
    if (line_end == 0) fail_count();
    cursor_ += line_end;
  }

  void parse_cell(std::size_t column) {
    const std::size_t side = reader_.sides[column];
    const char* begin = cursor_;
    std::string_view content;
    auto fault = internal::read_cell(&cursor_, end_, storage_, content);
    if (!fault && !is_plain_) fault = internal::check_text(content);
    if (!fault && side != kNone && content.empty()) fault = "must not be empty";
    if (fault) {
      look_up();  // what is wrong further up is said first
      place_.fail_cell(begin, reader_.records.header()[column], content, *fault);
    }
    if (side == kNone) return;
    if (*begin == '"') content = quoted_.emplace_back(content);
    ids_[kSides * batch_ + side] = content;
    cells_[kSides * batch_ + side] = begin;
  }

  /// Turns the ids of the batch into connections.
  void look_up() {
    const std::size_t ids = kSides * batch_;
    reader_.index->find(std::span(ids_).first(ids), std::span(positions_).first(ids));
    for (std::size_t i = 0; i < ids; i += kSides) {
      if (positions_[i] != kNoMember && positions_[i + 1] != kNoMember) {
        chunk_.connections.push_back({positions_[i], positions_[i + 1]});
      } else if (reader_.unknown == UnknownMembers::skip) {
        ++chunk_.skipped;
      } else {
        const std::size_t side = positions_[i] == kNoMember ? 0 : 1;
        place_.fail(cells_[i + side], kColumns[side], ids_[i + side], "is not a member's id");
      }
    }
    batch_ = 0;
    quoted_.clear();
  }

  [[noreturn]] void fail_count() {
    look_up();
    place_.fail_count();
  }

  const Impl& reader_;
  ConnectionChunk& chunk_;
  const char* cursor_;
  const char* end_;
  internal::RecordPlace place_;
  bool is_plain_;
  std::size_t batch_ = 0;  // records since the last look-up
  std::array<std::string_view, kSides * kBatch> ids_;
  std::array<const char*, kSides * kBatch> cells_{};  // where each id stands
  std::array<std::uint32_t, kSides * kBatch> positions_{};
  std::deque<std::string> quoted_;  // ids that do not stand in the text as they are
  std::string storage_;
};

ConnectionReader::ConnectionReader(const std::string& path, const MemberIndex& index,
                                   UnknownMembers unknown)
    : impl_(std::make_unique<Impl>(path, index, unknown)) {
  internal::log(LogLevel::info, "{}: {} columns unused", name(), unused_columns().size());
}

ConnectionReader::~ConnectionReader() = default;
ConnectionReader::ConnectionReader(ConnectionReader&&) noexcept = default;
ConnectionReader& ConnectionReader::operator=(ConnectionReader&&) noexcept = default;

bool ConnectionReader::read(RecordText& text) { return impl_->records.read(text); }

void ConnectionReader::parse(const RecordText& text, ConnectionChunk& chunk) const {
  Impl::Run(*impl_, text, chunk).run();
}

bool ConnectionReader::next(ConnectionChunk& chunk) {
  RecordText text;
  if (!read(text)) return false;
  parse(text, chunk);
  return true;
}

const std::string& ConnectionReader::name() const noexcept { return impl_->records.name(); }
const std::vector<std::string>& ConnectionReader::unused_columns() const noexcept {
  return impl_->unused_columns;
}
std::uint64_t ConnectionReader::bytes_read() const noexcept { return impl_->records.bytes_read(); }
std::uint64_t ConnectionReader::bytes_total() const noexcept {
  return impl_->records.bytes_total();
}

}  // namespace ssi
