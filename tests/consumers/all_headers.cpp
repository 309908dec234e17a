// SPDX-License-Identifier: MIT
#include "ssi/ssi.hpp"
#include "ssi/synthetic.hpp"
