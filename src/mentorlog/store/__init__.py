"""The journal on disk: the only package that talks to SQLite."""
