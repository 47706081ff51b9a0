"""The desk: moves a story through the stages and stores each result in the archive."""
