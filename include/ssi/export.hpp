// SPDX-License-Identifier: MIT
#ifndef SSI_EXPORT_HPP
#define SSI_EXPORT_HPP

/// SSI_EXPORT marks what a shared libssi exports; everything else stays hidden. SSI_NO_EXPORT marks
/// private function templates of an exported class, whose instances would be exported with it.
#if defined(SSI_STATIC_DEFINE)
#define SSI_EXPORT
#else
#define SSI_EXPORT __attribute__((visibility("default")))
#endif
#define SSI_NO_EXPORT __attribute__((visibility("hidden")))

#endif  // SSI_EXPORT_HPP
