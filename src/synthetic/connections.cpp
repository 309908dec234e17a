// SPDX-License-Identifier: MIT
#include "ssi/synthetic/connections.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "base/counter_random.hpp"
#include "synthetic/generate_members.hpp"
#include "synthetic/places.hpp"

namespace ssi::synthetic {
namespace {

using internal::bits16;
using internal::Draws;
using internal::kBlock;

constexpr std::uint32_t kClasses = 256;                       // classes of quantiles
constexpr std::uint32_t kClassWidth = kBlock / kClasses;      // width of a class, in 65,536ths
constexpr std::size_t kRows = 4096;                           // members generated at a time
constexpr std::uint32_t kOwnIndustry = 39322;                 // 60 %, in 65,536ths
constexpr int kTries = 4096;                                  // tries to find the other side
constexpr std::uint64_t kFirstWord = std::uint64_t{1} << 32;  // beyond the words that signals use

/// Columns of the signals of the makers of connections.
struct Makers {
  explicit Makers(std::size_t rows) : connections(rows), industry(rows) {}

  MemberColumns columns() {
    MemberColumns result;
    result.values[index_of(Signal::connections)] = connections;
    result.industry = industry;
    return result;
  }

  std::vector<std::uint16_t> connections;
  std::vector<std::uint16_t> industry;
};

}  // namespace

Connections::Connections(const Members& population, std::uint32_t mean_degree)
    : population_(population), up_to_quantile_(kClasses + 1) {
  if (mean_degree < 1 || mean_degree > kMostMeanDegree) {
    throw std::invalid_argument("the mean degree is 1 to " + std::to_string(kMostMeanDegree));
  }
  // Every block is distributed like the whole, so the first one is measured.
  const internal::Places& places = *population.places_;
  Makers makers(kBlock);
  internal::generate_members(places, 0, kBlock, makers.columns());
  for (std::uint64_t member = 0; member < kBlock; ++member) {
    const std::uint64_t word =
        internal::random_word(places.member_key(member), internal::kPlaceWord);
    const std::uint32_t quantile = places.place(member, word).quantile;
    up_to_quantile_[quantile / kClassWidth + 1] += makers.connections[member];
  }
  for (std::size_t i = 0; i < kClasses; ++i) up_to_quantile_[i + 1] += up_to_quantile_[i];
  per_connection_ = mean_degree * (kBlock / 2) * kBlock / up_to_quantile_.back();
}

void Connections::append(std::uint64_t first, std::size_t rows,
                         std::vector<Connection>& out) const {
  internal::require_members(population_, first, rows);
  Makers makers(std::min(rows, kRows));
  for (std::size_t done = 0; done < rows; done += kRows) {
    const std::size_t some = std::min(kRows, rows - done);
    internal::generate_members(*population_.places_, first + done, some, makers.columns());
    for (std::size_t i = 0; i < some; ++i) {
      append_of(first + done + i, makers.industry[i], makers.connections[i], out);
    }
  }
}

void Connections::append_of(std::uint64_t member, std::uint32_t industry, std::uint32_t connections,
                            std::vector<Connection>& out) const {
  Draws draws(population_.places_->member_key(member), kFirstWord);
  const std::uint64_t made =
      (connections * per_connection_ + bits16(draws.next(), 0)) / kBlock;  // stochastic rounding
  for (std::uint64_t i = 0; i < made; ++i) {
    for (int tries = 0; tries < kTries; ++tries) {
      const std::uint64_t other = draw_other(industry, draws);
      if (other == member || other >= population_.options().members) continue;
      out.push_back({member, other});
      break;
    }
  }
}

std::uint64_t Connections::draw_other(std::uint32_t own_industry, Draws& draws) const {
  const internal::Places& places = *population_.places_;
  const std::uint64_t word = draws.next();
  const bool stays = bits16(word, 0) < kOwnIndustry;
  const std::uint32_t industry =
      stays ? own_industry : places.industry(static_cast<std::uint16_t>(bits16(word, 1)));

  const std::uint64_t high = word >> 32;
  const std::uint64_t weight = (high * up_to_quantile_.back()) >> 32;
  const auto above = std::upper_bound(up_to_quantile_.begin(), up_to_quantile_.end(), weight);
  const auto quantile_class = static_cast<std::uint32_t>(above - up_to_quantile_.begin() - 1);

  const std::uint64_t next = draws.next();
  const std::uint32_t quantile = quantile_class * kClassWidth + bits16(next, 0) % kClassWidth;
  const std::uint64_t blocks = (population_.options().members + kBlock - 1) / kBlock;
  const std::uint64_t block = ((next >> 32) * blocks) >> 32;
  return places.member(block, industry, quantile);
}

}  // namespace ssi::synthetic
