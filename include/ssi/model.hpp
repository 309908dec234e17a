// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_HPP
#define SSI_MODEL_HPP

#include "ssi/model/band.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/explanation_line.hpp"
#include "ssi/model/model.hpp"
#include "ssi/model/score_schema.hpp"
#include "ssi/model/signal_uses.hpp"
#include "ssi/model/signal_values.hpp"
#include "ssi/model/standard/insights.hpp"
#include "ssi/model/standard/professional_brand.hpp"
#include "ssi/model/standard/relationships.hpp"
#include "ssi/model/standard/right_people.hpp"
#include "ssi/model/term.hpp"

#endif  // SSI_MODEL_HPP
