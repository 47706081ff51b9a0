"""Armenian and Georgian to Latin."""

from __future__ import annotations

from backstory.text.romanise.reading import readings

_ARMENIAN = readings("""
    ա a  բ b  գ g  դ d  ե e  զ z  է e  ը y  թ t  ժ zh  ի i  լ l  խ kh  ծ ts  կ k  հ h  ձ dz  ղ gh
    ճ ch  մ m  յ y  ն n  շ sh  ո o  չ ch  պ p  ջ j  ռ r  ս s  վ v  տ t  ր r  ց ts  ւ v  փ p  ք k
    օ o  ֆ f  և ev
""")
_GEORGIAN = readings("""
    ა a  ბ b  გ g  დ d  ე e  ვ v  ზ z  თ t  ი i  კ k  ლ l  მ m  ნ n  ო o  პ p  ჟ zh  რ r  ს s  ტ t
    უ u  ფ p  ქ k  ღ gh  ყ q  შ sh  ჩ ch  ც ts  ძ dz  წ ts  ჭ ch  ხ kh  ჯ j  ჰ h  ჱ ey  ჲ y  ჳ vi
    ჴ kh  ჵ o
""")
PAIRS = {"ու": "u"}
"""Two letters read as one sound."""


def letters(language: str) -> dict[str, str]:  # noqa: ARG001 - every script has the same signature
    """The Latin for each small letter of both scripts."""
    return {**_ARMENIAN, **_GEORGIAN}
