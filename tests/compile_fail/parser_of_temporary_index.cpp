// SPDX-License-Identifier: MIT
// A parser refers to its index, which therefore must outlive it.
#include "ssi/files.hpp"
#include "ssi/text_index.hpp"

ssi::ConnectionParser parser_of(const ssi::RecordSource& source, const ssi::TextIndex& index) {
#ifdef SSI_WRONG
  static_cast<void>(index);
  return ssi::ConnectionParser(source, ssi::TextIndex());
#else
  return ssi::ConnectionParser(source, index);
#endif
}
