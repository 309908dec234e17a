// SPDX-License-Identifier: MIT
#include "files/cohort_digest.hpp"

#include <algorithm>
#include <boost/crc.hpp>
#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>

namespace ssi::internal {

std::string checksum_of(std::string_view bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  std::string result;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    result += static_cast<char>(crc.checksum() >> shift & 0xFF);
  }
  return result;
}

CohortSource source_of(std::string_view bytes) {
  const boost::uuids::uuid nil{};
  const boost::uuids::uuid digest =
      boost::uuids::name_generator_sha1(nil)(bytes.data(), bytes.size());
  CohortSource result{};
  std::copy(digest.begin(), digest.end(), result.begin());
  return result;
}

}  // namespace ssi::internal
