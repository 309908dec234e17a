// SPDX-License-Identifier: MIT
#ifndef SSI_SYNTHETIC_HPP
#define SSI_SYNTHETIC_HPP

#include "ssi/synthetic/connection_graph.hpp"
#include "ssi/synthetic/population.hpp"

#endif  // SSI_SYNTHETIC_HPP
