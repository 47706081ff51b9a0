"""Documents cut into words, with what each may be."""
