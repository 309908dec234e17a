# SPDX-License-Identifier: MIT
"""The random numbers of docs/robustness.md: r(d, j)."""

import functools

MASK = (1 << 64) - 1
G = 0x9E3779B97F4A7C15


def mix(z):
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


@functools.lru_cache(maxsize=2)
def own_seed(seed, d):
    return mix((seed + G * (d + 1)) & MASK)


def random_word(seed, d, j):
    return mix((own_seed(seed, d) + G * (j + 1)) & MASK)
