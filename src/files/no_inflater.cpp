// SPDX-License-Identifier: MIT
//
// The inflater of a build without zlib: see the option SSI_GZIP.
#include <new>

#include "files/inflater.hpp"

namespace ssi::internal {

struct Inflater::Stream {};

bool Inflater::is_available() noexcept { return false; }

Inflater::Inflater() = default;
Inflater::~Inflater() = default;

bool Inflater::append_to(std::string& /*out*/, std::size_t /*most*/, std::string_view& /*packed*/) {
  return false;
}

}  // namespace ssi::internal
