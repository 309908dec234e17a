// SPDX-License-Identifier: MIT
#include "support/paths.hpp"

namespace paths {

std::string golden(const std::string& name) { return source("tests/golden/" + name); }
std::string source(const std::string& name) { return std::string(SSI_SOURCE_DIR "/") + name; }
std::string shared(const std::string& name) { return std::string(SSI_SHARED_DIR "/") + name; }

}  // namespace paths
