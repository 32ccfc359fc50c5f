"""Measures of how fast, how large and how hungry the program is; run by hand."""
