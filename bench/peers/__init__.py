"""Programs of the same kind, measured beside mentorlog in one run."""
