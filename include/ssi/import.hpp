// SPDX-License-Identifier: MIT
#ifndef SSI_IMPORT_HPP
#define SSI_IMPORT_HPP

#include "ssi/import/linkedin.hpp"

#endif  // SSI_IMPORT_HPP
