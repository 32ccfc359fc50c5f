"""What follows where somebody gets another name."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from mentorlog.entries.whose import means

if TYPE_CHECKING:
    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship


def say_what_the_setting_means(
    desk: Desk, before: Mentorship, after: Mentorship
) -> None:
    """Say so where the setting “mentorship” meant somebody by the earlier name."""
    name = desk.settings.mentorship
    if name is None or before.person == after.person:
        return
    if means(name, before) and not means(name, after):
        command = f"mentorlog config set mentorship {shlex.quote(after.person)}"
        desk.screen.hint(f"The setting “mentorship” means nobody now: {command}")
