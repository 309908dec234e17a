// SPDX-License-Identifier: MIT
#include "ssi/arrow/signal_stream.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <utility>

#include "arrow/activity_batches.hpp"
#include "arrow/given.hpp"
#include "arrow/input_stream.hpp"
#include "arrow/known_batches.hpp"
#include "arrow/name_columns.hpp"
#include "ssi/history/activity_log_builder.hpp"

namespace ssi {
namespace {

using internal::ArrowBuilder;
using internal::ArrowOwner;
using internal::ArrowType;
using internal::InputStream;
using internal::KnownBatches;

/// Members of a batch that is given away, at most: their ids are of less than 2 GiB.
constexpr std::size_t kBatchRows = std::size_t{1} << 20U;

ActivityLog read_log(ActivityLogBuilder builder, const Model& model,
                     const SignalStreamOptions& options, InputStream& stream) {
  const ArrowOwner<ArrowSchema> schema = stream.schema();
  const KnownMembers* known = builder.known_members();
  internal::ActivityBatches batches(*schema, model.catalogue(), options.id,
                                    known == nullptr ? nullptr : &known->ids());
  while (const ArrowOwner<ArrowArray> batch = stream.next()) builder.add(batches.read(*batch));
  return builder.build(options.execution);
}

/// Returns a signal's values of some members.
ArrowArray column_of(const Column& column, std::span<const std::uint32_t> members) {
  auto builder = std::make_unique<ArrowBuilder>();
  const auto validity = builder->add<std::uint8_t>((members.size() + 7) / 8);
  const auto values = builder->add<std::uint32_t>(members.size());
  std::ranges::fill(validity, std::uint8_t{0});
  std::size_t nulls = 0;
  for (std::size_t row = 0; row < members.size(); ++row) {
    const auto value = column.value(members[row]);
    values[row] = value.value_or(0);
    validity[row / 8] =
        static_cast<std::uint8_t>(validity[row / 8] | (value ? 1U : 0U) << (row % 8));
    nulls += value ? 0 : 1;
  }
  return ArrowBuilder::give(std::move(builder), members.size(), nulls);
}

/// The signals of a log's members, in batches.
class Signals final : public internal::BatchSource {
 public:
  Signals(const Model& model, Day day, const SignalStreamOptions& options, ActivityLog log,
          std::optional<KnownBatches> known)
      : signals_(signals_of(model, options.wanted)),
        log_(std::move(log)),
        known_(std::move(known)),
        table_(signals_on(log_, model, day, options.execution, options.wanted)),
        members_(members_on(log_, day)) {
    if (known_) {
      pieces_ = known_->pieces(kBatchRows);
    } else {
      for (std::size_t first = 0; first < members_.size(); first += kBatchRows) {
        pieces_.push_back({0, first, std::min(kBatchRows, members_.size() - first)});
      }
    }
    add_types(model, options.id);
  }

  const ArrowType& type() const override { return type_; }

  ArrowArray next() override {
    if (next_ == pieces_.size()) return {};
    const KnownBatches::Piece& piece = pieces_[next_];
    const auto members = std::span(members_).subspan(first_, piece.rows);
    auto batch = std::make_unique<ArrowBuilder>();
    batch->add_none();
    batch->add_child(ids_of(members));
    const MemberTable table = table_.members();
    for (const Signal signal : signals_) {
      batch->add_child(column_of(table.column(signal), members));
    }
    if (known_) known_->add_columns(piece, *batch);
    first_ += piece.rows;
    ++next_;
    return ArrowBuilder::give(std::move(batch), members.size());
  }

 private:
  void add_types(const Model& model, const std::string& id) {
    type_.format = "+s";
    type_.flags = 0;
    type_.children.push_back({.format = "u", .name = id});
    for (const Signal signal : signals_) {
      type_.children.push_back({.format = "I", .name = model.catalogue()[signal].name});
    }
    if (known_) {
      type_.children.insert(type_.children.end(), known_->types().begin(), known_->types().end());
    }
    std::set<std::string> names;
    for (const ArrowType& child : type_.children) {
      if (names.insert(child.name).second) continue;
      throw std::invalid_argument("two columns of the signals would be named '" + child.name + "'");
    }
  }

  ArrowArray ids_of(std::span<const std::uint32_t> members) const {
    std::vector<std::string> ids;
    ids.reserve(members.size());
    for (const std::uint32_t member : members) ids.emplace_back(log_.id(member));
    return internal::text_column(ids);
  }

  std::vector<Signal> signals_;
  ActivityLog log_;
  std::optional<KnownBatches> known_;
  SignalTable table_;
  std::vector<std::uint32_t> members_;
  std::vector<KnownBatches::Piece> pieces_;
  ArrowType type_;
  std::size_t next_ = 0;   // piece
  std::size_t first_ = 0;  // of its members
};

}  // namespace

ArrowArrayStream signal_stream(const Model& model, Day day, const SignalStreamOptions& options,
                               ArrowArrayStream& log, ArrowArrayStream* members) {
  ArrowOwner<ArrowArrayStream> log_owner(log);
  ArrowOwner<ArrowArrayStream> members_owner;
  if (members != nullptr) members_owner = ArrowOwner(*members);
  InputStream log_input(*log_owner);
  std::optional<KnownBatches> known;
  if (members != nullptr) {
    InputStream members_input(*members_owner);
    known.emplace(model, states_of(model, options.wanted), options.id, members_input);
  }
  ActivityLogBuilder builder =
      known ? ActivityLogBuilder(model, known->take_members(), options.tracks)
            : ActivityLogBuilder(model, options.tracks);
  ActivityLog read = read_log(std::move(builder), model, options, log_input);
  return internal::give(
      std::make_unique<Signals>(model, day, options, std::move(read), std::move(known)));
}

}  // namespace ssi
