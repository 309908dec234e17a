// SPDX-License-Identifier: MIT
#include "synthetic/generate_members.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/counter_random.hpp"
#include "base/execution.hpp"
#include "synthetic/octaves.hpp"
#include "synthetic/population_laws.hpp"

namespace ssi::internal {
namespace {

constexpr std::size_t kStrip = 256;      // members at a time, so that their columns stay in cache
constexpr std::uint32_t kUnit = 65536;   // unit of quantiles and shares
constexpr std::int32_t kLevelUnit = 16;  // 256ths of an octave in a 16th

// The words of a member's random sequence, beside kPlaceWord. Four count laws share a word, two
// part laws another.
constexpr std::uint64_t kPeopleWord = 1;
constexpr std::uint64_t kPartWords = 2;
constexpr std::uint64_t kCountWords = 16;

/// The activity at each 1024th of the quantiles, in 256ths of an octave.
constexpr std::array<std::int16_t, 1024> kActivityLevels = [] {
  std::array<std::int16_t, 1024> levels{};
  const ActivityKnot* knot = kActivity;
  for (std::uint32_t i = 0; i < levels.size(); ++i) {
    if (i == knot[1].quantile) ++knot;
    const auto width = static_cast<std::int32_t>(knot[1].quantile - knot[0].quantile);
    const auto along = static_cast<std::int32_t>(i - knot[0].quantile);
    const std::int32_t rise = (knot[1].level - knot[0].level) * kLevelUnit;
    levels[i] = static_cast<std::int16_t>(knot[0].level * kLevelUnit + rise * along / width);
  }
  return levels;
}();

static_assert([] {
  std::uint32_t sixteenths = 0;
  for (const Persona& persona : kPersonas) sixteenths += persona.sixteenths;
  return sixteenths == 16;
}());

/// The persona of each 16th of the members.
constexpr std::array<const Persona*, 16> kPersonaSlots = [] {
  std::array<const Persona*, 16> slots{};
  std::size_t slot = 0;
  for (const Persona& persona : kPersonas) {
    for (std::uint32_t i = 0; i < persona.sixteenths; ++i) slots[slot++] = &persona;
  }
  return slots;
}();

/// Some consecutive members, column by column.
class Strip {
 public:
  void generate(const Places& places, std::uint64_t first, std::size_t rows) {
    rows_ = rows;
    set_levels(places, first);
    draw_counts();
    for (const GateLaw& law : kGateLaws) close_gate(law);
    for (const Signal signal : synthetic::kPremiumSignals) hide_from_free_members(signal);
    draw_parts();
    limit_days();
  }

  void copy_to(const synthetic::MemberColumns& columns, std::size_t row) const {
    for (std::size_t s = 0; s < kStandardSignals; ++s) {
      if (!columns.values[s].empty()) std::copy_n(&values_[s][0], rows_, &columns.values[s][row]);
    }
    if (!columns.industry.empty()) std::copy_n(industry_.data(), rows_, &columns.industry[row]);
    if (!columns.premium.empty()) copy_premium(&columns.premium[row / 8]);
  }

 private:
  using Column = std::array<std::uint16_t, kStrip>;

  Column& column(Signal signal) { return values_[index_of(signal)]; }

  void set_levels(const Places& places, std::uint64_t first) {
    for (std::size_t i = 0; i < rows_; ++i) {
      keys_[i] = places.member_key(first + i);
      const std::uint64_t word = random_word(keys_[i], kPlaceWord);
      const auto [industry, quantile] = places.place(first + i, word);
      const Persona& persona = *kPersonaSlots[bits16(word, 1) % kPersonaSlots.size()];
      const std::int32_t activity = kActivityLevels[quantile / (kUnit / kActivityLevels.size())] +
                                    kIndustryLevels[industry % kIndustryLevels.size()] * kLevelUnit;
      for (std::size_t family = 0; family < kFamilies; ++family) {
        levels_[family][i] = static_cast<std::int16_t>(activity * kResponse[family] / 16 +
                                                       persona.levels[family] * kLevelUnit);
      }
      industry_[i] = industry;
      quantile_[i] = quantile;
      // On average persona.premium, because quantiles are one half on average.
      const std::uint32_t premium = persona.premium * quantile / (kUnit / 2);
      premium_[i] = bits16(word, 2) < premium ? 0xFFFF : 0;
    }
  }

  void draw_words(std::uint64_t n) {
    for (std::size_t i = 0; i < rows_; ++i) words_[i] = random_word(keys_[i], n);
  }

  void draw_counts() {
    unsigned n = 0;
    for (const CountLaw& law : kCountLaws) {
      if (n % 4 == 0) draw_words(kCountWords + n / 4);
      draw_count(law, n % 4);
      ++n;
    }
  }

  void draw_count(const CountLaw& law, unsigned part) {
    const auto& levels = levels_[law.family];
    Column& counts = column(law.signal);
    for (std::size_t i = 0; i < rows_; ++i) {
      const std::int32_t noise = kLogistic[bits16(words_[i], part) / (kUnit / kLogistic.size())];
      const std::int32_t x = levels[i] + law.level * kLevelUnit + noise * law.spread / 16;
      const std::uint16_t count = kCounts[static_cast<std::size_t>(
          std::clamp(x, 0, static_cast<std::int32_t>(kCounts.size()) - 1))];
      counts[i] = std::min(count, law.maximum);
    }
  }

  void close_gate(const GateLaw& law) {
    Column& counts = column(law.signal);
    const Column& gate = column(law.gate);
    for (std::size_t i = 0; i < rows_; ++i) counts[i] = gate[i] != 0 ? counts[i] : 0;
  }

  void hide_from_free_members(Signal signal) {
    Column& counts = column(signal);
    for (std::size_t i = 0; i < rows_; ++i) counts[i] &= premium_[i];
  }

  void draw_parts() {
    draw_words(kPeopleWord);
    Column& people = column(Signal::people_contacted);
    const Column& messages = column(Signal::messages_sent);
    const Column& invitations = column(Signal::invitations_sent);
    for (std::size_t i = 0; i < rows_; ++i) {
      people[i] = static_cast<std::uint16_t>(messages[i] + invitations[i]);
    }
    draw_part({Signal::people_contacted, Signal::people_contacted, kLeastNewPeople, kMostNewPeople},
              0);
    unsigned n = 0;
    for (const PartLaw& law : kPartLaws) {
      if (n % 2 == 0) draw_words(kPartWords + n / 2);
      draw_part(law, n % 2);
      ++n;
    }
  }

  /// Two 16-bit parts of the word: one for the share, one that rounds the product up or down, so
  /// that its mean is exact. The part is never more than the whole.
  void draw_part(const PartLaw& law, unsigned half) {
    Column& parts = column(law.part);
    const Column& wholes = column(law.whole);
    const std::uint32_t range = law.most - law.least;
    for (std::size_t i = 0; i < rows_; ++i) {
      const std::uint32_t luck = (bits16(words_[i], 2 * half) + quantile_[i]) / 2;
      const std::uint32_t share = law.least + range * luck / kUnit;
      parts[i] =
          static_cast<std::uint16_t>((wholes[i] * share + bits16(words_[i], 2 * half + 1)) / kUnit);
    }
  }

  /// An active member has at least one active day, and no more of them than acts.
  void limit_days() {
    std::array<std::uint32_t, kStrip> acts{};
    for (const Signal signal : kActs) {
      const Column& counts = column(signal);
      for (std::size_t i = 0; i < rows_; ++i) acts[i] += counts[i];
    }
    Column& days = column(Signal::days_active);
    for (std::size_t i = 0; i < rows_; ++i) {
      const std::uint32_t wanted = std::max<std::uint32_t>(days[i], 1);
      days[i] = static_cast<std::uint16_t>(std::min(wanted, acts[i]));
    }
  }

  void copy_premium(std::uint8_t* bits) const {
    for (std::size_t i = 0; i < rows_; i += 8) {
      std::uint32_t byte = 0;
      for (std::size_t bit = 0; bit < std::min<std::size_t>(8, rows_ - i); ++bit) {
        byte |= (premium_[i + bit] & 1U) << bit;
      }
      bits[i / 8] = static_cast<std::uint8_t>(byte);
    }
  }

  std::size_t rows_ = 0;
  std::array<std::uint64_t, kStrip> keys_;
  std::array<std::uint64_t, kStrip> words_;
  std::array<std::array<std::int16_t, kStrip>, kFamilies> levels_;
  Column industry_;
  Column quantile_;
  Column premium_;  // all bits set, or none
  std::array<Column, kStandardSignals> values_;
};

}  // namespace

void require_members(const synthetic::Members& population, std::uint64_t first, std::size_t rows) {
  const std::uint64_t members = population.options().members;
  if (first > members || rows > members - first) {
    throw std::invalid_argument("the population has fewer members");
  }
}

void generate_members(const Places& places, std::uint64_t first, std::size_t rows,
                      const synthetic::MemberColumns& columns, const Execution& execution) {
  for_each_slice(execution, rows, kStrip, [&](std::size_t begin, std::size_t slice) {
    Strip strip;
    for (std::size_t row = begin; row < begin + slice; row += kStrip) {
      strip.generate(places, first + row, std::min(kStrip, begin + slice - row));
      strip.copy_to(columns, row);
    }
  });
}

}  // namespace ssi::internal
