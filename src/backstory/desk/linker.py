"""The linker for the archive's registry, which the site shares with the desk."""

from backstory.archive.linker import current_linker, linker_path

__all__ = ["current_linker", "linker_path"]
