"""Greek to Latin, as it is heard today."""

from __future__ import annotations

from backstory.text.romanise.reading import readings

PAIRS = {"ου": "ou", "μπ": "b", "ντ": "d", "γκ": "g", "γγ": "ng", "αυ": "av", "ευ": "ev", "τζ": "tz"}
"""Two letters read as one sound."""

_BASE = readings("""
    α a  β v  γ g  δ d  ε e  ζ z  η i  θ th  ι i  κ k  λ l  μ m  ν n  ξ x  ο o  π p  ρ r  σ s  ς s
    τ t  υ y  φ f  χ ch  ψ ps  ω o
""")


def letters(language: str) -> dict[str, str]:  # noqa: ARG001 - every script has the same signature
    """The Latin for each small letter without accent."""
    return _BASE
