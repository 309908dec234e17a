// SPDX-License-Identifier: MIT
#ifndef SSI_SYNTHETIC_HPP
#define SSI_SYNTHETIC_HPP

#include "ssi/synthetic/activities.hpp"
#include "ssi/synthetic/connections.hpp"
#include "ssi/synthetic/members.hpp"

#endif  // SSI_SYNTHETIC_HPP
