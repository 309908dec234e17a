// SPDX-License-Identifier: MIT
#ifndef SSI_PIPELINE_HPP
#define SSI_PIPELINE_HPP

#include <functional>
#include <memory>

#include "ssi/execution.hpp"
#include "ssi/export.hpp"

namespace ssi {

namespace internal {

/// An item of a pipeline, with its three steps.
class SSI_EXPORT PipelineItem {
 public:
  virtual ~PipelineItem();
  /// Takes the next item. Returns false if there are no more.
  virtual bool take() = 0;
  /// Works on it.
  virtual void work() = 0;
  /// Passes it on.
  virtual void give() = 0;

 protected:
  PipelineItem() = default;
  PipelineItem(const PipelineItem&) = default;
  PipelineItem& operator=(const PipelineItem&) = default;
};

/// run_pipeline(), where `make` makes the item of a thread.
SSI_EXPORT void run_pipeline(const Execution& execution,
                             const std::function<std::unique_ptr<PipelineItem>()>& make);

}  // namespace internal

/// Works on a sequence of items with several threads and passes on the results in order: one thread
/// reads a file, all parse, and one writes.
///
///     ssi::run_pipeline<Piece>(
///         {.threads = 0}, [&](Piece& piece) { return source.read(piece.text); },
///         [&](Piece& piece) { parser.parse(piece.text, piece.chunk); },
///         [&](Piece& piece) { keep(piece.chunk); });
///
/// Each thread makes one Item and reuses it: it takes the next one with `take(item)` (one thread at
/// a time; false: there are no more), works on it with `work(item)` (all threads at once) and
/// passes it on with `give(item)` (one thread at a time, in the order of taking). So there are
/// never more items than threads.
///
/// Throws the exception of a step or of an Item's constructor, on any thread: that of the first
/// item, in that order, that fails. Items before it have been passed on, none after it, as if one
/// thread had done everything. `take` is not called again once it has returned false or thrown.
template <class Item, class Take, class Work, class Give>
void run_pipeline(const Execution& execution, Take take, Work work, Give give) {
  class Steps final : public internal::PipelineItem {
   public:
    Steps(Take& take_item, Work& work_on_item, Give& give_item)
        : take_(take_item), work_(work_on_item), give_(give_item) {}
    bool take() override { return take_(item_); }
    void work() override { work_(item_); }
    void give() override { give_(item_); }

   private:
    Take& take_;
    Work& work_;
    Give& give_;
    Item item_{};
  };
  internal::run_pipeline(execution, [&] { return std::make_unique<Steps>(take, work, give); });
}

}  // namespace ssi

#endif  // SSI_PIPELINE_HPP
