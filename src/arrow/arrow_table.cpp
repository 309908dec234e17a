// SPDX-License-Identifier: MIT
#include <utility>
#include <vector>

#include "arrow/given.hpp"
#include "arrow/input_stream.hpp"
#include "ssi/arrow/score_stream.hpp"

namespace ssi {

struct ArrowTable::Content {
  internal::ArrowType type;
  std::vector<internal::ArrowOwner<ArrowArray>> batches;
  std::uint64_t rows = 0;
};

ArrowTable::ArrowTable(ArrowArrayStream& stream) {
  internal::InputStream input(stream);
  auto content = std::make_shared<Content>();
  content->type = internal::ArrowType::of(*input.schema());
  while (auto batch = input.next()) {
    content->rows += static_cast<std::uint64_t>(batch->length);
    content->batches.push_back(std::move(batch));
  }
  content_ = std::move(content);
}

ArrowArrayStream ArrowTable::stream() const {
  class Batches final : public internal::BatchSource {
   public:
    explicit Batches(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
    const internal::ArrowType& type() const override { return content_->type; }
    ArrowArray next() override {
      if (next_ == content_->batches.size()) return {};
      return internal::share(*content_->batches[next_++], content_);
    }

   private:
    std::shared_ptr<const Content> content_;
    std::size_t next_ = 0;
  };
  return internal::give(std::make_unique<Batches>(content_));
}

std::uint64_t ArrowTable::rows() const noexcept { return content_->rows; }
std::size_t ArrowTable::batches() const noexcept { return content_->batches.size(); }

}  // namespace ssi
