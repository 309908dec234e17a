// SPDX-License-Identifier: MIT
#include "ssi/pipeline.hpp"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>

#include "base/execution.hpp"

namespace ssi::internal {
namespace {

/// Returns what a step throws, or null.
template <class Step>
std::exception_ptr attempt(Step&& step) noexcept {
  try {
    step();
    return nullptr;
  } catch (...) {
    return std::current_exception();
  }
}

/// The state that the threads of a pipeline share.
class OrderedPipeline {
 public:
  explicit OrderedPipeline(const std::function<std::unique_ptr<PipelineItem>()>& make)
      : make_(make) {}

  /// The work of each thread. Throws nothing: a failure waits for its turn too.
  void run() {
    std::unique_ptr<PipelineItem> item;
    while (auto taken = take_next(item)) {
      if (!taken->failure) taken->failure = attempt([&] { item->work(); });
      std::unique_lock lock(giving_);
      if (!wait_for_turn(lock, taken->position)) return;
      if (!taken->failure) taken->failure = attempt([&] { item->give(); });
      end_turn(taken->failure);
    }
  }

  /// The exception of the first item that failed, or null.
  const std::exception_ptr& failure() const noexcept { return failure_; }

 private:
  struct Taken {
    std::size_t position = 0;
    std::exception_ptr failure;
  };

  /// Takes the next item, whose place in the order that is. Returns nothing if there are no more.
  std::optional<Taken> take_next(std::unique_ptr<PipelineItem>& item) {
    const std::lock_guard lock(taking_);
    if (has_ended_ || has_failed_) return std::nullopt;
    bool got = false;
    std::exception_ptr failure = attempt([&] {
      if (!item) item = make_();
      got = item->take();
    });
    has_ended_ = !got;
    if (!got && !failure) return std::nullopt;
    return Taken{taken_++, std::move(failure)};
  }

  /// Returns true once all items before this one are given away, false if one of them failed.
  bool wait_for_turn(std::unique_lock<std::mutex>& lock, std::size_t position) {
    turn_came_.wait(lock, [&] { return has_failed_ || turn_ == position; });
    return !has_failed_;
  }

  /// Requires: the lock that wait_for_turn() had.
  void end_turn(const std::exception_ptr& failure) {
    ++turn_;
    failure_ = failure;
    has_failed_ = failure != nullptr;
    turn_came_.notify_all();
  }

  const std::function<std::unique_ptr<PipelineItem>()>& make_;
  std::mutex taking_;
  bool has_ended_ = false;  // there is nothing to take any more
  std::size_t taken_ = 0;
  std::mutex giving_;
  std::condition_variable turn_came_;
  std::size_t turn_ = 0;  // position of the item that is given away next
  std::atomic<bool> has_failed_ = false;
  std::exception_ptr failure_;
};

}  // namespace

PipelineItem::~PipelineItem() = default;

void run_pipeline(const Execution& execution,
                  const std::function<std::unique_ptr<PipelineItem>()>& make) {
  OrderedPipeline pipeline(make);
  for_each_slice(execution, execution.concurrency(), 1,
                 [&](std::size_t, std::size_t) { pipeline.run(); });
  if (pipeline.failure()) std::rethrow_exception(pipeline.failure());
}

}  // namespace ssi::internal
