// SPDX-License-Identifier: MIT
#ifndef SSI_NETWORK_HPP
#define SSI_NETWORK_HPP

#include "ssi/network/connection.hpp"
#include "ssi/network/network.hpp"
#include "ssi/network/network_builder.hpp"

#endif  // SSI_NETWORK_HPP
