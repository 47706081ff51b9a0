"""Whether two whole names mean one actor."""
