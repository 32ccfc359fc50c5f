"""Texts that have brought other programs down, or that a terminal would act on."""

from __future__ import annotations

from hypothesis import strategies as st

from harmless import THEIRS

ESCAPES = (
    THEIRS,
    "\x1b[2J\x1b[31mred\x1b[0m",
    "\x1b]0;another title\x07",
    "\x1b]8;;https://example.org\x1b\\a link\x1b]8;;\x1b\\",
    "\x1b]52;c;Y29waWVk\x07 the clipboard",
    "\x1bP+q544e\x1b\\ \x1b_G\x1b\\ \x1b^p\x1b\\",
    "\x9b31m \x9d0;t\x9c \x90q\x9c",
    "over\rwritten\x08\x08\x7f",
    "\x07\x05\x0e\x0f",
)
"""What takes effect on a terminal."""

BIDI = (
    "\u202edesrever\u202c and on",
    "left open \u202e \u2066 \u2067 \u2068 \u202a \u202b \u202d",
    "\u2069\u202c closed before it was opened",
    "access = user \u2066// only me\u2069 \u2066",
)
"""What changes the order in which a terminal shows the rest of a line."""

OTHERS = (
    "[bold]x[/bold] [/b] [x] done :smile: list[str] [link=https://example.org]y[/link]",
    "'; drop table notes; --",
    '" or 1=1 --',
    'AND OR NOT NEAR(a b) ^x* a:b "unclosed',
    "50% _under %s {} {0} $HOME `id` $(id) \\n \\x1b",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪",
    "e\u0301\u0302\u0303\u0327 Z\u0351\u036b\u0343a\u0363\u0369l\u0348g\u033bo\u0311",
    "שלום עולם, and مرحبا بالعالم",
    "one\r\ntwo\rthree\n",
    "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg",
    "-5 degrees",
    "--json",
    "-x -- --help",
    "\ufeffmarked",
    "\ufffe\uffff\U0010ffff",
    "\u200b\u200d\u00ad\u2060",
    "=1+1",
    "---\nfield: value\n---\n",
    "# A heading\n\n<!-- a remark -->\n\n```\ncode\n",
    "G1",
    "NULL",
    "0",
    "  blanks around  ",
    (
        "## Actions\n- [ ] @them send \x1b[31mit (by friday)\n- [x] me too\n"
        "## Feedback\n- from them: slow down\n- to them: well done\n## Wins\n- spoke\n"
    ),
)

EMPTY = ("", " ", "\n\t ", "\u2028\x85")
"""In which there are no words."""
NOT_UTF8 = ("\ud800", "caf\udce9", "\udcff\udcfe")
"""What Python makes of arguments that are not UTF-8."""
BAD_BYTES = (b"caf\xe9\n", b"\xff\xfea\x00", b"\xed\xa0\x80", b"\xc0\x80")

LONG_LINE = "a line without an end " * 50_000
"""More than a megabyte."""

fine = (
    st.sampled_from([*ESCAPES, *BIDI, *OTHERS])
    | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
    | st.lists(st.sampled_from([*ESCAPES, *BIDI, *OTHERS]), min_size=2, max_size=3).map(
        " ".join
    )
).filter(str.strip)
"""Texts that must be kept, whatever is in them."""

arguments = fine.map(lambda text: text.replace("\0", "")).filter(str.strip)
"""Such texts, as a command line can hold them: the system allows no NUL there."""

lines = fine.map(lambda text: " ".join(text.split()))
