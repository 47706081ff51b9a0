"""Which words of the registry's names a text's word may be."""
