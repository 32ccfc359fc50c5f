"""The engine of the pages: the only code that knows Jinja2 and fills in templates."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

PACKAGE = "mentorlog.pages.html"


def filled(template: str, **values: Any) -> str:
    """A page: a template with values in it, of which none is ever markup.

    Args:
        template: its file in `templates/`.
        values: what it tells of.
    """
    return _engine().get_template(template).render(values)


@cache
def _engine() -> Environment:
    """The templates of this package; whatever they are given is escaped."""
    engine = Environment(
        autoescape=True,
        loader=PackageLoader(PACKAGE),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    source, _, _ = PackageLoader(PACKAGE).get_source(engine, "page.css")
    style = source.strip()
    engine.globals |= {"style": style, "policy": policy(style)}
    return engine


def policy(style: str) -> str:
    """What a page may load and run: this style, and nothing else from anywhere."""
    known = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{known}';"
        " base-uri 'none'; form-action 'none'"
    )
