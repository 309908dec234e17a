// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_SIGNAL_VALUES_HPP
#define SSI_MODEL_SIGNAL_VALUES_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "ssi/member/signal.hpp"

namespace ssi {

/// A signal and its observed value, as an explanation shows it.
struct SignalValue {
  Signal signal{};                       ///< the signal
  std::optional<std::uint32_t> value{};  ///< nothing: missing

  friend bool operator==(const SignalValue&, const SignalValue&) = default;
};

/// The signals of a line, in order: a small vector, because nearly every line has one or two, and
/// an allocation for each would take longer than the rest of an explanation.
class SignalValues {
 public:
  using value_type = SignalValue;             ///< for standard algorithms
  using const_iterator = const SignalValue*;  ///< for standard algorithms

  SignalValues() = default;
  /// These signals, in this order.
  SignalValues(std::initializer_list<SignalValue> values) {
    for (const SignalValue& value : values) push_back(value);
  }

  /// Adds a signal without a value. Returns a reference to it, valid until the next one is added.
  SignalValue& emplace_back(Signal signal) {
    SignalValue* added = few_.data() + size_;
    if (size_ >= few_.size()) {
      if (many_.empty()) many_.assign(few_.begin(), few_.end());
      added = &many_.emplace_back();
    }
    ++size_;
    added->signal = signal;
    return *added;
  }
  /// Adds a signal with its value.
  void push_back(const SignalValue& value) { emplace_back(value.signal).value = value.value; }

  /// The number of signals.
  std::size_t size() const noexcept { return size_; }
  /// Whether there are none.
  bool empty() const noexcept { return size_ == 0; }
  /// The first; valid until one is added.
  const_iterator begin() const noexcept { return many_.empty() ? few_.data() : many_.data(); }
  /// Beyond the last.
  const_iterator end() const noexcept { return begin() + size_; }
  /// The one at position i. Requires: i < size().
  const SignalValue& operator[](std::size_t i) const noexcept { return begin()[i]; }

  friend bool operator==(const SignalValues& a, const SignalValues& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  std::size_t size_ = 0;
  std::array<SignalValue, 2> few_{};
  std::vector<SignalValue> many_;  // all of them, once they are more than few
};

}  // namespace ssi

#endif  // SSI_MODEL_SIGNAL_VALUES_HPP
