// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_NOTICE_HPP
#define SSI_REPORT_NOTICE_HPP

#include <string_view>

namespace ssi {

/// The notice that stands wherever this library shows a score. Show it too where you show scores in
/// another form.
inline constexpr std::string_view kNotice = "an open index, not LinkedIn's";

}  // namespace ssi

#endif  // SSI_REPORT_NOTICE_HPP
