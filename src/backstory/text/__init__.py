"""The floor below the stages: scripts, normal forms, romanising, words and dates. Pure functions."""
