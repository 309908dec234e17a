// SPDX-License-Identifier: MIT
#include "progress_bar.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace ssi::command {
namespace {

bool has_terminal() {
  const char* term = std::getenv("TERM");
  const bool is_dumb = term == nullptr || std::string_view(term) == "dumb";
  return !is_dumb && ::isatty(STDERR_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0;
}

}  // namespace

ProgressBar::ProgressBar(std::string label)
    : label_(std::move(label)), is_visible_(has_terminal()) {}

ProgressBar::~ProgressBar() {
  if (is_visible_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::show(std::uint64_t done, std::uint64_t all) {
  if (!is_visible_ || Clock::now() < next_) return;
  next_ = Clock::now() + std::chrono::milliseconds(100);
  if (all == 0) {
    std::fprintf(stderr, "\r\033[K%s %llu MB", label_.c_str(),
                 static_cast<unsigned long long>(done >> 20));
    return;
  }
  constexpr std::size_t kWidth = 30;
  const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(all));
  const auto filled = static_cast<std::size_t>(share * kWidth);
  std::string bar(filled, '#');
  bar.resize(kWidth, '.');
  std::fprintf(stderr, "\r\033[K%s [%s] %3.0f %%", label_.c_str(), bar.c_str(), share * 100);
}

}  // namespace ssi::command
