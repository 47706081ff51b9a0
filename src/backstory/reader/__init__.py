"""The reader's pages: front page, sections, days, stories, dossiers and search."""
