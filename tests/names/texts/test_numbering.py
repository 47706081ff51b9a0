"""Numbers for 64-bit values, beside a dictionary."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from backstory.names.texts.numbering import UNKNOWN, Numbering

# few first and last bits, so that many values want the same place
VALUES = st.builds(lambda high, low: high << 60 | low, st.integers(0, 3), st.integers(1, 40)) | st.integers(
    1, (1 << 64) - 1
)


@given(st.lists(st.lists(VALUES, min_size=1, max_size=30), max_size=8))
def test_every_value_keeps_its_number(batches: list[list[int]]) -> None:
    numbering, known = Numbering(), dict[int, int]()
    for batch in batches:
        asked = np.array(batch, dtype=np.uint64)
        assert numbering.numbers(asked).tolist() == [known.get(value, UNKNOWN) for value in batch]
        new = [value for value in dict.fromkeys(batch) if value not in known]
        numbering.add(np.array(new, dtype=np.uint64))
        known |= {value: number for number, value in enumerate(new, len(known) + 1)}
        assert numbering.numbers(asked).tolist() == [known[value] for value in batch]


def test_the_table_grows_with_the_values() -> None:
    values = np.random.default_rng(7).integers(1, 1 << 63, 20_000, dtype=np.uint64)
    numbering = Numbering()
    for part in np.split(values, 40):
        numbering.add(part)
    assert numbering.numbers(values).tolist() == list(range(1, len(values) + 1))
    assert not numbering.numbers(values + np.uint64(1 << 63)).any()
