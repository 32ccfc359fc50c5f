"""What can be set, and how it is where nothing is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

Colour: TypeAlias = Literal["auto", "always", "never"]
DateOrder: TypeAlias = Literal["day-month", "month-day"]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings that hold; `keys.KEYS` says how each is called in the file.

    Attributes:
        mentorship: whom commands mean where no name is given; None for the one chosen.
        week_begins: the first day of a week, as `date.weekday` counts it.
        date_order: what 03/04/2026 is; None where it is refused.
        editor: the command of the editor; None for `VISUAL` or `EDITOR`.
        pager: the command of the pager; None for `PAGER`, "" for none.
        templates: the folder of one's own templates; None for the usual one.
        colour: when answers are coloured.
        backups_folder: where backups lie, or "off"; None for beside the journal.
        backups_daily: how many days' backups are kept.
        backups_weekly: how many weeks' backups are kept besides.
        backups_monthly: how many months' backups are kept besides.
        aliases: short names → command lines; "" where a usual name is unwanted.
        complaints: what in the file could not be understood, a sentence each.
    """

    mentorship: str | None = None
    week_begins: int = 0
    date_order: DateOrder | None = None
    editor: str | None = None
    pager: str | None = None
    templates: str | None = None
    colour: Colour = "auto"
    backups_folder: str | None = None
    backups_daily: int = 7
    backups_weekly: int = 4
    backups_monthly: int = 12
    aliases: Mapping[str, str]
    complaints: tuple[str, ...] = ()

    @property
    def backups(self) -> tuple[int, int, int]:
        """Of how many days, weeks and months the newest backup is kept."""
        return self.backups_daily, self.backups_weekly, self.backups_monthly

    def over(self, env: Mapping[str, str]) -> Mapping[str, str]:
        """An environment with what is set for this program alone put over it."""
        if self is USUAL:
            return env
        told = {"VISUAL": self.editor, "MENTORLOG_PAGER": self.pager}
        over = {
            **env,
            **{name: said for name, said in told.items() if said is not None},
        }
        if "MENTORLOG_PAGER" in env:
            over["MENTORLOG_PAGER"] = env["MENTORLOG_PAGER"]
        if self.colour != "auto":
            over.pop("NO_COLOR", None)
            over.pop("FORCE_COLOR", None)
            over["NO_COLOR" if self.colour == "never" else "FORCE_COLOR"] = "1"
        return over


USUAL = Settings(aliases={})
"""How all is where nothing is set."""
