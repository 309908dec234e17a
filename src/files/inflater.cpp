// SPDX-License-Identifier: MIT
#include "files/inflater.hpp"

#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace ssi::internal {

struct Inflater::Stream {
  z_stream state{};
};

bool Inflater::is_available() noexcept { return true; }

Inflater::Inflater() : stream_(std::make_unique<Stream>()) {
  constexpr int kGzip = 16;  // and not zlib's own header
  if (::inflateInit2(&stream_->state, MAX_WBITS + kGzip) != Z_OK) throw std::bad_alloc();
}

Inflater::~Inflater() { ::inflateEnd(&stream_->state); }

bool Inflater::append_to(std::string& out, std::size_t most, std::string_view& packed) {
  constexpr std::size_t kLargest = std::numeric_limits<uInt>::max();
  z_stream& state = stream_->state;
  const std::size_t begin = out.size();
  out.resize(begin + most);
  std::size_t got = 0;
  int result = Z_OK;
  // Without input, too: what was read before may give more than there was room for.
  while (got < most && !(is_whole_ && packed.empty()) &&
         (result == Z_OK || result == Z_STREAM_END)) {
    if (is_whole_) ::inflateReset(&state);  // another member follows
    const auto room = static_cast<uInt>(std::min(most - got, kLargest));
    const auto size = static_cast<uInt>(std::min(packed.size(), kLargest));
    state.next_in = reinterpret_cast<const Bytef*>(packed.data());
    state.avail_in = size;
    state.next_out = reinterpret_cast<Bytef*>(out.data() + begin + got);
    state.avail_out = room;
    result = ::inflate(&state, Z_NO_FLUSH);
    got += room - state.avail_out;
    packed.remove_prefix(size - state.avail_in);
    is_whole_ = result == Z_STREAM_END;
  }
  out.resize(begin + got);
  return result == Z_OK || result == Z_STREAM_END ||
         result == Z_BUF_ERROR;  // that is: it needs input
}

}  // namespace ssi::internal
