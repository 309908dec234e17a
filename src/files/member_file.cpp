// SPDX-License-Identifier: MIT
#include "ssi/files/member_file.hpp"

#include "base/log.hpp"
#include "files/csv/record_reader.hpp"
#include "files/member_parser.hpp"

namespace ssi {

struct MemberReader::Impl {
  Impl(const std::string& path, const Model& model, const std::vector<std::string>& label_columns,
       const std::vector<std::string>& optional_labels)
      : records(path),
        parser(records.name(), records.header(), model, label_columns, optional_labels) {}

  internal::RecordReader records;
  MemberParser parser;
};

MemberReader::MemberReader(const std::string& path, const Model& model,
                           const std::vector<std::string>& label_columns,
                           const std::vector<std::string>& optional_labels)
    : impl_(std::make_unique<Impl>(path, model, label_columns, optional_labels)) {
  internal::log(LogLevel::info, "{}: {} signals absent, {} columns unused", name(),
                absent_signals().size(), unused_columns().size());
}

MemberReader::~MemberReader() = default;
MemberReader::MemberReader(MemberReader&&) noexcept = default;
MemberReader& MemberReader::operator=(MemberReader&&) noexcept = default;

bool MemberReader::read(RecordText& text) { return impl_->records.read(text); }

void MemberReader::parse(const RecordText& text, MemberChunk& chunk) const {
  impl_->parser.parse(text, chunk);
}

bool MemberReader::next(MemberChunk& chunk) {
  RecordText text;
  if (!read(text)) return false;
  parse(text, chunk);
  return true;
}

const std::string& MemberReader::name() const noexcept { return impl_->records.name(); }
const std::vector<std::string>& MemberReader::absent_signals() const noexcept {
  return impl_->parser.absent_signals();
}
const std::vector<std::string>& MemberReader::absent_labels() const noexcept {
  return impl_->parser.absent_labels();
}
const std::vector<std::string>& MemberReader::unused_columns() const noexcept {
  return impl_->parser.unused_columns();
}
std::uint64_t MemberReader::bytes_read() const noexcept { return impl_->records.bytes_read(); }
std::uint64_t MemberReader::bytes_total() const noexcept { return impl_->records.bytes_total(); }

}  // namespace ssi
