"""The kinds of things a journal keeps, as values that know what can happen to them."""
