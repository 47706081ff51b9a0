"""The registry's files: groups, organisations, persons and places, read and written in the common formats.

    for outcome in read(Path("actors.jsonl")):
        ...                                # an Actor, or a RegistryError saying which row and field

Steps: `reading` tells the format and goes through the file twice; each format turns rows into actors with the
checks of `fields` and `cleaning`; `merging` unites rows of one id. `packs` are registries that come along.
"""

from backstory.registry.checking import check
from backstory.registry.packs import PACKS, knowledge, pack
from backstory.registry.reading import FORMATS, read
from backstory.registry.writing import write_ftm, write_jsonl

__all__ = ["FORMATS", "PACKS", "check", "knowledge", "pack", "read", "write_ftm", "write_jsonl"]
