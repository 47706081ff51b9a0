"""The command line: thin commands, each in a file of its own that is imported only when it is called."""

from .main import main

__all__ = ["main"]
