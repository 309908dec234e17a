// SPDX-License-Identifier: MIT
#include "progress_bar.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "messages.hpp"

namespace ssi::command {
namespace {

bool has_terminal() {
  const char* term = std::getenv("TERM");
  const bool is_dumb = term == nullptr || std::string_view(term) == "dumb";
  return !is_dumb && ::isatty(STDERR_FILENO) != 0;
}

/// Returns how many characters a line holds.
std::size_t terminal_width() {
  constexpr std::size_t kUsualWidth = 80;
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  // A terminal that does not know, such as a serial line.
  const char* columns = std::getenv("COLUMNS");
  const std::string_view text = columns == nullptr ? "" : columns;
  std::uint16_t width = 0;
  std::from_chars(text.data(), text.data() + text.size(), width);
  return width > 0 ? width : kUsualWidth;
}

}  // namespace

ProgressBar::ProgressBar(std::string label, bool writes_to_terminal)
    : label_(std::move(label)), is_visible_(has_terminal() && !writes_to_terminal && !is_quiet()) {}

ProgressBar::~ProgressBar() {
  if (is_visible_) std::fputs("\r\033[K", stderr);
}

/// Cuts the line at the terminal's width: one that wraps could not be wiped.
void ProgressBar::draw(const std::string& text) {
  const std::string line = (label_ + ' ' + text).substr(0, terminal_width() - 1);
  std::fprintf(stderr, "\r\033[K%s", line.c_str());
}

void ProgressBar::show(std::uint64_t done, std::uint64_t all) {
  if (!is_visible_ || Clock::now() < next_) return;
  next_ = Clock::now() + std::chrono::milliseconds(100);
  if (all == 0) return draw(std::to_string(done >> 20) + " MB");
  const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(all));
  std::string percent = std::to_string(static_cast<int>(share * 100)) + " %";
  percent.insert(0, std::string("100 %").size() - percent.size(), ' ');
  constexpr std::size_t kShortest = 5;  // a shorter bar shows nothing
  const std::size_t others = label_.size() + std::string(" [] 100 %").size() + 1;
  const std::size_t width = terminal_width();
  if (width < others + kShortest) return draw(percent);
  std::string bar(static_cast<std::size_t>(share * static_cast<double>(width - others)), '#');
  bar.resize(width - others, '.');
  draw('[' + bar + "] " + percent);
}

}  // namespace ssi::command
