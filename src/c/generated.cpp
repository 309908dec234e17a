// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "arrow/given.hpp"
#include "arrow/name_columns.hpp"
#include "c/status.hpp"
#include "ssi/ssi.h"
#include "ssi/synthetic/members.hpp"

namespace {

using ssi::internal::ArrowBuilder;
using ssi::internal::ArrowType;
namespace synthetic = ssi::synthetic;

constexpr std::uint64_t kMostBatchRows = std::uint64_t{1} << 24U;

/// Invented members as batches.
class Generated final : public ssi::internal::BatchSource {
 public:
  Generated(const synthetic::Options& options, std::uint64_t batch_rows, ssi::Execution execution)
      : population_(options), batch_rows_(batch_rows), execution_(std::move(execution)) {
    for (std::uint32_t i = 0; i < options.industries; ++i) {
      industries_.push_back(synthetic::industry_name(i));
    }
    type_.format = "+s";
    type_.flags = 0;
    type_.children.push_back({.format = "u", .name = "member_id"});
    type_.children.push_back({.format = "S", .name = "industry", .dictionary = {{.format = "u"}}});
    for (const ssi::SignalInfo& signal : ssi::standard_signals()) {
      type_.children.push_back({.format = "S", .name = signal.name});
    }
  }

  const ArrowType& type() const override { return type_; }

  ArrowArray next() override {
    const std::uint64_t members = population_.options().members;
    if (first_ == members) return {};
    const auto rows = static_cast<std::size_t>(std::min(batch_rows_, members - first_));
    synthetic::MemberColumns columns;
    std::vector<std::unique_ptr<ArrowBuilder>> builders;
    const auto premium = std::make_shared<std::vector<std::uint8_t>>((rows + 7) / 8);
    for (std::size_t s = 0; s < ssi::kStandardSignals; ++s) {
      auto& builder = builders.emplace_back(std::make_unique<ArrowBuilder>());
      if (is_premium(static_cast<ssi::Signal>(s))) {
        builder->keep(premium);
        builder->add_view(premium->data());
      } else {
        builder->add_none();
      }
      columns.values[s] = builder->add<std::uint16_t>(rows);
    }
    auto industry = std::make_unique<ArrowBuilder>();
    industry->add_none();
    columns.industry = industry->add<std::uint16_t>(rows);
    columns.premium = *premium;
    population_.generate(first_, rows, columns, execution_);
    industry->set_dictionary(ssi::internal::text_column(industries_));
    auto batch = std::make_unique<ArrowBuilder>();
    batch->add_none();
    batch->add_child(ids(rows));
    batch->add_child(ArrowBuilder::give(std::move(industry), rows));
    const std::size_t nulls = nulls_in(*premium, rows);
    for (std::size_t s = 0; s < builders.size(); ++s) {
      const bool has_nulls = is_premium(static_cast<ssi::Signal>(s));
      batch->add_child(ArrowBuilder::give(std::move(builders[s]), rows, has_nulls ? nulls : 0));
    }
    first_ += rows;
    return ArrowBuilder::give(std::move(batch), rows);
  }

 private:
  static bool is_premium(ssi::Signal signal) {
    return std::ranges::find(synthetic::kPremiumSignals, signal) !=
           synthetic::kPremiumSignals.end();
  }

  static std::size_t nulls_in(const std::vector<std::uint8_t>& bits, std::size_t rows) {
    std::size_t nulls = 0;
    for (std::size_t row = 0; row < rows; ++row) nulls += (bits[row / 8] >> row % 8 & 1) == 0;
    return nulls;
  }

  ArrowArray ids(std::size_t rows) const {
    std::vector<std::string> texts(rows);
    for (std::size_t row = 0; row < rows; ++row) {
      texts[row] = synthetic::member_id(first_ + row, population_.options().members);
    }
    return ssi::internal::text_column(texts);
  }

  synthetic::Members population_;
  std::uint64_t batch_rows_;
  ssi::Execution execution_;
  std::vector<std::string> industries_;
  ArrowType type_;
  std::uint64_t first_ = 0;
};

}  // namespace

extern "C" ssi_status ssi_generate(uint64_t members, uint64_t seed, uint32_t industries,
                                   uint64_t batch_rows, int32_t threads,
                                   struct ArrowArrayStream* stream, char** error) {
  return ssi::c::run(error, [=] {
    ssi::c::require(stream, "stream");
    if (batch_rows > kMostBatchRows) {
      throw std::invalid_argument("batch_rows must be at most " + std::to_string(kMostBatchRows));
    }
    const std::uint64_t rows = batch_rows == 0 ? std::uint64_t{1} << 20U : batch_rows;
    *stream = ssi::internal::give(std::make_unique<Generated>(
        synthetic::Options{members, seed, industries}, rows, ssi::c::execution_of(threads)));
  });
}
