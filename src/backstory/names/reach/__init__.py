"""What a changed name means for the stories of an archive."""
