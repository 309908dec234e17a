// SPDX-License-Identifier: MIT
#include "ssi/files/member_file.hpp"

#include "base/log.hpp"
#include "files/member_fields.hpp"
#include "files/member_run.hpp"

namespace ssi {

MemberParser::MemberParser(const RecordSource& source, const Model& model,
                           const LabelColumns& labels, const MemberColumns& columns)
    : fields_(std::make_shared<const internal::MemberFields>(source, model, labels, columns)) {
  internal::log(LogLevel::info, "{}: {} signals absent, {} columns unused", source.name(),
                absent_signals().size(), unused_columns().size());
}

void MemberParser::parse(const RecordText& text, MemberChunk& chunk) const {
  internal::parse_members(*fields_, text, chunk.storage_);
}

bool MemberParser::next(RecordSource& source, MemberChunk& chunk) const {
  RecordText text;
  if (!source.read(text)) return false;
  parse(text, chunk);
  return true;
}

const std::vector<std::string>& MemberParser::absent_signals() const noexcept {
  return fields_->absent_signals();
}
const std::vector<std::string>& MemberParser::absent_labels() const noexcept {
  return fields_->absent_labels();
}
const std::vector<std::string>& MemberParser::unused_columns() const noexcept {
  return fields_->unused_columns();
}
const std::vector<ReadAs>& MemberParser::read_as() const noexcept { return fields_->read_as(); }
std::size_t MemberParser::nameless_column() const noexcept { return fields_->nameless_column(); }

}  // namespace ssi
