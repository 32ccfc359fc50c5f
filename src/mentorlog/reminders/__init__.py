"""Reminders: timers of the system that have mentorlog look, and say what waits."""
