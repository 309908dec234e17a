// SPDX-License-Identifier: MIT
#ifndef SSI_EXPORT_HPP
#define SSI_EXPORT_HPP

/// SSI_EXPORT marks what a shared libssi exports; everything else stays hidden.
#if defined(SSI_STATIC_DEFINE)
#define SSI_EXPORT
#else
#define SSI_EXPORT __attribute__((visibility("default")))
#endif

#endif  // SSI_EXPORT_HPP
