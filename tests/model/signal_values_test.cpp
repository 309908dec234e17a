// SPDX-License-Identifier: MIT
#include "ssi/model/signal_values.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>

namespace ssi {
namespace {

TEST(SignalValues, KeepAnyNumberInOrder) {
  SignalValues values;
  EXPECT_TRUE(values.empty());
  for (std::uint32_t i = 0; i < 40; ++i) {
    EXPECT_EQ(values.size(), i);
    SignalValue& added = values.emplace_back(static_cast<Signal>(i));
    EXPECT_EQ(added, (SignalValue{static_cast<Signal>(i), std::nullopt}));
    added.value = 7 * i;
    const SignalValues copy = values;
    EXPECT_TRUE(copy == values);
    std::uint32_t next = 0;
    for (const SignalValue& value : copy) {
      EXPECT_EQ(value, (SignalValue{static_cast<Signal>(next), 7 * next}));
      EXPECT_EQ(copy[next], value);
      ++next;
    }
    EXPECT_EQ(next, i + 1);
  }
  EXPECT_TRUE((SignalValues{{Signal::posts, 1}, {Signal::shares, 2}, {Signal::media, {}}}) !=
              (SignalValues{{Signal::posts, 1}, {Signal::shares, 2}, {Signal::media, 0}}));
}

}  // namespace
}  // namespace ssi
