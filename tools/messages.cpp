// SPDX-License-Identifier: MIT
#include "messages.hpp"

#include <cstdio>

namespace ssi::command {
namespace {

bool quiet = false;  // set before there are threads

}  // namespace

void be_quiet() { quiet = true; }

bool is_quiet() { return quiet; }

void say(std::string_view text) {
  if (!quiet) std::fwrite(text.data(), 1, text.size(), stderr);
}

std::string did_you_mean(const NearestName& nearest) {
  return nearest.found() ? ": did you mean '" + *nearest.found() + "'?" : "";
}

}  // namespace ssi::command
