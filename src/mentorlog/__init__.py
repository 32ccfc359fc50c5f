"""mentorlog: a command-line journal of a mentoring relationship."""

__version__ = "0.1.0"
