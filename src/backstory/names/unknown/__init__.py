"""Names that the registry does not know."""
