"""Orders that look random and stay the same: the generator of `runtime/random.js`, to the number."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

_WORD = 0xFFFFFFFF


def shuffled(things: Sequence[T], seed: str) -> list[T]:
    """Return the things in an order that the seed decides."""
    numbers = _numbers(seed)
    result = list(things)
    for at in range(len(result) - 1, 0, -1):
        other = int(next(numbers) * (at + 1))
        result[at], result[other] = result[other], result[at]
    return result


def _numbers(seed: str) -> Iterator[float]:
    """Yield numbers from 0 up to 1, by the algorithm mulberry32, seeded with the FNV-1a hash of a text."""
    state = 2166136261
    for (unit,) in struct.iter_unpack("<H", seed.encode("utf-16-le", "surrogatepass")):
        state = (state ^ unit) * 16777619 & _WORD
    while True:
        state = (state + 0x6D2B79F5) & _WORD
        mixed = (state ^ state >> 15) * (1 | state) & _WORD
        mixed = (mixed + ((mixed ^ mixed >> 7) * (61 | mixed) & _WORD) & _WORD) ^ mixed
        yield (mixed ^ mixed >> 14) / 2**32
