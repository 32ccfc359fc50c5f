"""`mentorlog config`: what can be set, and how it is set here."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog import config
from mentorlog.commands.completion import Offers, names, one_of, settings
from mentorlog.commands.verb import noun, verb
from mentorlog.desk import Desk

app = noun("Settings, in a file with comments.")

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A setting, such as date-order or backups.daily.",
        autocompletion=settings,
    ),
]


def _values(ctx: typer.Context, incomplete: str) -> Offers | list[str]:
    """On Tab: what the setting takes, where that is a few words or a person's name."""
    from mentorlog.settings.keys import KEYS  # noqa: PLC0415 - on demand

    name = ctx.params.get("name")
    if name == "mentorship":
        return names(incomplete)
    return one_of(KEYS[name].words if name in KEYS else ())(incomplete)


@verb(app, "config list", "config list --json", name="list")
def list_(ctx: typer.Context) -> None:
    """List all settings, and what holds."""
    from mentorlog.commands.configuring import settings_here  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    desk.screen.settings(list(settings_here(desk)))


@verb(app, "config get date-order")
def get(ctx: typer.Context, name: Name) -> None:
    """Print what holds of a setting; nothing where it is not set."""
    from mentorlog.commands.configuring import key_named, setting  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    desk.screen.setting(setting(desk, key_named(name)))


@verb(
    app,
    "config set date-order day-month",
    "config set backups.daily 14",
    'config set aliases.mlj "note add --tag joy"',
)
def set(  # noqa: A001 - the verb's name
    ctx: typer.Context,
    name: Name,
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE", help="What it shall be.", autocompletion=_values
        ),
    ],
) -> None:
    """Set a value; the comments in the file stay."""
    from mentorlog.commands.configuring import key_named, value_of  # noqa: PLC0415 - on demand
    from mentorlog.settings.file import SettingsFile  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    key = key_named(name)
    SettingsFile(config.settings_path(desk.env)).set(key, value_of(desk, key, value))
    desk.read_settings_anew()
    _confirm(desk, name)


@verb(app, "config unset date-order")
def unset(ctx: typer.Context, name: Name) -> None:
    """Let a setting be as usual again."""
    from mentorlog.commands.configuring import key_named  # noqa: PLC0415 - on demand
    from mentorlog.settings.file import SettingsFile  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    SettingsFile(config.settings_path(desk.env)).unset(key_named(name))
    desk.read_settings_anew()
    _confirm(desk, name)


@verb(app, "config edit")
def edit(ctx: typer.Context) -> None:
    """Open the file in your editor; a new one explains every setting."""
    from mentorlog.settings.file import SettingsFile  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    path = config.settings_path(desk.env)
    SettingsFile(path).begin()
    desk.editor.open_file(path)
    desk.read_settings_anew()
    if desk.manner.json:
        desk.screen.place(path)


@verb(app, "config path")
def path(ctx: typer.Context) -> None:
    """Print where the file is, or would be."""
    desk: Desk = ctx.obj
    desk.screen.place(config.settings_path(desk.env))


def _confirm(desk: Desk, name: str) -> None:
    """Say what holds now."""
    from mentorlog.commands.configuring import key_named, setting  # noqa: PLC0415 - on demand

    desk.screen.was_set(setting(desk, key_named(name)))
