"""Holding words against each other by sound: all at once, beside one pair after another.

    python bench/alignment.py [PAIRS]

Pairs (20,000) of words that share a sound key, one in Latin letters and one in Arabic or Cyrillic, from the
packs' own names; the seconds are the processor's. What both answer is compared.
"""

from __future__ import annotations

import random
import sys
import time

import numpy as np

from backstory.registry.packs import pack
from backstory.text.alignment import Rows, likenesses
from backstory.text.keys import sound_keys
from backstory.text.likeness import likeness
from backstory.text.scripts import script_of
from backstory.text.tokens import words

LEAST = 0.8


def pairs(count: int) -> list[tuple[str, str]]:
    latin: dict[str, list[str]] = {}
    others = []
    for name in ("armed-groups", "international", "countries"):
        for actor in pack(name):
            for text in (actor.name, *(name.text for name in actor.names)):
                for word in words(text.lower()):
                    if script_of(word) == "Latn":
                        for key in sound_keys(word):
                            latin.setdefault(key, []).append(word)
                    elif script_of(word) in ("Arab", "Cyrl"):
                        others.append(word)
    generator = random.Random(5)
    others = [word for word in dict.fromkeys(others) if any(key in latin for key in sound_keys(word))]
    found = []
    while len(found) < count:
        word = generator.choice(others)
        found.append((word, generator.choice(latin[next(k for k in sound_keys(word) if k in latin)])))
    return found


def main() -> None:
    some = pairs(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    first, second = (Rows.of(side) for side in zip(*some, strict=True))
    numbers = np.arange(len(some), dtype=np.int32)
    least = np.full(len(some), LEAST, dtype=np.float32)
    for one, other in some:  # their sounds are known to both ways
        likeness(one, other, LEAST)
    likenesses(first, numbers[:100], second, numbers[:100], least[:100])
    began = time.process_time()
    singly = [likeness(one, other, LEAST) for one, other in some]
    alone = time.process_time() - began
    began = time.process_time()
    together = likenesses(first, numbers, second, numbers, least)
    at_once = time.process_time() - began
    differ = int((np.abs(together - np.array(singly)) > 1e-4).sum())
    print(f"{len(some):,} pairs: {alone / len(some) * 1e6:.1f} us each one by one")
    print(f"at once {at_once / len(some) * 1e6:.1f} us each, {alone / at_once:.1f} times as fast")
    print(f"answers that differ: {differ}")


if __name__ == "__main__":
    main()
