"""The sample journal: one story, as the commands that a person would have typed."""
