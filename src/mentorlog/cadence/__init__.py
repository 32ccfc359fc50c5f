"""How often two people mean to talk: the one place that knows a rhythm's days."""

from mentorlog.cadence.days import Cadence, EveryDays, EveryMonths
from mentorlog.cadence.words import read_cadence

__all__ = ["Cadence", "EveryDays", "EveryMonths", "read_cadence"]
