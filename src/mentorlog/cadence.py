"""How often two people mean to talk: the one place that counts a rhythm's days."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentorlog.errors import UnknownDay, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = timedelta(days=1)
_SHOWN = 40

_WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_WEEKDAY_NUMBER = {
    **{name: number for number, name in enumerate(_WEEKDAYS)},
    **{name[:3]: number for number, name in enumerate(_WEEKDAYS)},
}
_LAST = -1
_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", _LAST: "last"}
_PLACE_NUMBER = {
    **{name: place for place, name in _PLACES.items()},
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4},
}
# One word for a rhythm, in the words `read_cadence` reads anyway.
_SYNONYMS = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "2 weeks",
    "fortnight": "2 weeks",
    "monthly": "month",
    "quarterly": "3 months",
    "quarter": "3 months",
    "yearly": "12 months",
    "year": "12 months",
}
_EITHER = {
    "biweekly": "“2 weeks” or “twice a week”",
    "bimonthly": "“2 months” or “2 weeks”",
}
