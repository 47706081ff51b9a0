"""The registry's names, found by their words: made, saved, mapped from a file."""
