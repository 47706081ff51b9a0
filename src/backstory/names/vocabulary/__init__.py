"""Words that stand in names, or like names, by what is known of them."""
