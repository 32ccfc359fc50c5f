"""What a person has set: the one place that knows the file of settings."""
