"""What the record says: pure functions from entries to figures; no SQL, no Rich."""
