"""Texts that are not yet in the journal: the only rooms that keep and find them."""
