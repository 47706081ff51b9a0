"""Names: which spans of a document name which actors of the registry, by rule, with score and reasons."""

from backstory.names.linker import Linker
from backstory.names.options import LinkOptions

__all__ = ["LinkOptions", "Linker"]
