"""Calendar files: the one place that knows iCalendar (RFC 5545)."""
