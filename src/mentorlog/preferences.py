"""What the person has set, and what follows from it for the days that are typed."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from mentorlog import config
from mentorlog.period import Customs
from mentorlog.settings.settings import USUAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.settings.settings import Settings


class Preferences:
    """The settings, read when they are first asked for.

    Attributes:
        env: the environment.
        is_sample: whether it is the sample journal, for which nothing is set.
    """

    env: Mapping[str, str]
    is_sample: bool

    @cached_property
    def settings(self) -> Settings:
        """What the person has set; read when it is first asked for."""
        return self._read_settings()

    def _read_settings(self) -> Settings:
        path = config.settings_path(self.env)
        if self.is_sample or not os.path.exists(path):  # noqa: PTH110 - fast
            return USUAL
        from mentorlog.settings.reading import read_settings  # noqa: PLC0415 - if there is one

        return read_settings(path)

    def read_settings_anew(self) -> None:
        """Let what the file of settings says now be what holds."""
        self.settings = self._read_settings()
        for known in ("screen", "shelf"):
            self.__dict__.pop(known, None)

    @property
    def customs(self) -> Customs:
        """How days are written and weeks are counted here."""
        return Customs(self.settings.week_begins, self.settings.date_order)

    @property
    def misunderstood(self) -> tuple[str, ...]:
        """What in the settings could not be understood, if anything asked for them."""
        return self.settings.complaints if "settings" in self.__dict__ else ()
