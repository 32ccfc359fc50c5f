"""What schema step 2 makes: the tables of the whole practice, and search."""

from __future__ import annotations

from mentorlog.store.columns import COMMON, ENTRY


def practice() -> list[str]:
    """The tables of topics, challenges, agreements, gestures, skills and questions."""
    return [
        f"""create table topics ({ENTRY},
            text text not null check (text <> ''),
            session_id integer references sessions(id),
            goal_id integer references goals(id),
            feedback_id integer references feedback(id),
            action_id integer references actions(id),
            status text not null check (status in ('open', 'done', 'dropped')),
            closed_on text check (closed_on is date(closed_on, '+0 days'))
        ) strict""",
        f"""create table challenges ({ENTRY},
            title text not null check (title <> ''),
            nature text not null check (nature in ('obstacle', 'conflict', 'doubt')),
            raised_on text check (raised_on is date(raised_on, '+0 days')),
            raised_how text,
            resolved_on text check (resolved_on is date(resolved_on, '+0 days')),
            outcome text,
            lesson text
        ) strict""",
        f"""create table agreements ({ENTRY},
            text text not null check (text <> ''),
            nature text not null check (nature in
                ('expectation', 'boundary', 'confidentiality', 'topic', 'frequency')),
            every text,
            review_on text check (review_on is date(review_on, '+0 days')),
            ended_on text check (ended_on is date(ended_on, '+0 days')),
            ended_why text
        ) strict""",
        f"""create table gestures ({ENTRY},
            text text not null check (text <> ''),
            direction text not null check (direction in ('from', 'to')),
            nature text not null check (nature in
                ('thanks', 'article', 'help', 'message', 'celebration')),
            url text
        ) strict""",
        f"""create table skills ({ENTRY},
            name text not null check (name <> '')
        ) strict""",
        f"""create table ratings ({ENTRY},
            skill_id integer not null references skills(id),
            level integer not null check (level between 1 and 5),
            rater text not null check (rater in ('me', 'them')),
            evidence text not null check (json_valid(evidence)),
            note text
        ) strict""",
        f"""create table questions ({ENTRY},
            text text not null check (text <> ''),
            about text not null check (about in
                ('goals', 'growth', 'challenge', 'relationship', 'closing'))
        ) strict""",
        "insert into sqlite_sequence (name, seq) values ('questions', 100)",
        f"""create table askings ({COMMON},
            mentorship_id integer not null references mentorships(id),
            day text not null check (day is date(day, '+0 days')),
            question integer not null,
            session_id integer references sessions(id)
        ) strict""",
        f"""create table pauses ({COMMON},
            mentorship_id integer not null references mentorships(id),
            day text not null check (day is date(day, '+0 days')),
            until text not null check (until is date(until, '+0 days')),
            why text
        ) strict""",
        f"""create table lookbacks ({ENTRY},
            first text not null check (first is date(first, '+0 days')),
            last text not null check (last is date(last, '+0 days')),
            start text,
            stop text,
            carry_on text,
            change text
        ) strict""",
        *(
            f"create index {table}_by_day on {table}(mentorship_id, day)"
            " where deleted_at is null"
            for table in (
                "topics",
                "challenges",
                "agreements",
                "gestures",
                "skills",
                "ratings",
                "questions",
                "askings",
                "pauses",
                "lookbacks",
            )
        ),
        "create index topics_open on topics(mentorship_id, day)"
        " where deleted_at is null and status = 'open'",
        "create index topics_closed on topics(mentorship_id, closed_on)"
        " where deleted_at is null and closed_on is not null",
        "create index challenges_open on challenges(mentorship_id, day)"
        " where deleted_at is null and resolved_on is null",
        "create index challenges_raised on challenges(mentorship_id, raised_on)"
        " where deleted_at is null and raised_on is not null",
        "create index challenges_resolved on challenges(mentorship_id, resolved_on)"
        " where deleted_at is null and resolved_on is not null",
        "create index agreements_standing on agreements(mentorship_id, review_on)"
        " where deleted_at is null and ended_on is null",
        "create index agreements_ended on agreements(mentorship_id, ended_on)"
        " where deleted_at is null and ended_on is not null",
        "create index gestures_by_nature on gestures(mentorship_id, nature, day)"
        " where deleted_at is null",
        "create index ratings_by_skill on ratings(skill_id, day, id)"
        " where deleted_at is null",
        "create index askings_by_question on askings(question, day)"
        " where deleted_at is null",
        "create index pauses_until on pauses(mentorship_id, until)"
        " where deleted_at is null",
    ]


SEARCHED = {
    "mentorships": ("person", "focus", "ended_why"),
    "goals": ("title", "why", "measure", "closed_why"),
    "checkins": ("''", "note"),
    "milestones": ("title", "celebrated_how"),
    "sessions": ("''", "text", "cancelled_why"),
    "actions": ("text", "result", "closed_why"),
    "feedback": ("text", "about", "stage"),
    "notes": ("''", "text"),
    "topics": ("text",),
    "challenges": ("title", "raised_how", "outcome", "lesson"),
    "agreements": ("text", "ended_why"),
    "gestures": ("text", "url"),
    "skills": ("name",),
    "ratings": ("''", "note"),
    "questions": ("text",),
    "lookbacks": ("''", "start", "stop", "carry_on", "change"),
}
"""Table → the columns that search looks into: the title, then the rest."""


RANKING = "insert into search (search, rank) values ('rank', 'bm25(5.0, 1.0)')"
"""A word in a title counts five times as much as one in the rest."""


def search() -> list[str]:
    """One full-text table over all kinds, kept up to date by triggers.

    Its row numbers are `id * 64 + place of the table in the list`, so that a trigger
    finds its row without a search. What is in the trash is not in it.
    """
    return [
        "create virtual table search using fts5(title, body, source unindexed,"
        " entry_id unindexed, tokenize = 'unicode61 remove_diacritics 2')",
        RANKING,
        *(
            statement
            for place, (table, columns) in enumerate(SEARCHED.items())
            for statement in _kept_in_search(place, table, columns)
        ),
    ]


def _kept_in_search(place: int, table: str, columns: tuple[str, ...]) -> list[str]:
    title, *rest = (c if c == "''" else f"coalesce(new.{c}, '')" for c in columns)
    body = " || char(10) || ".join(rest) or "''"
    number = f"new.id * 64 + {place}"
    insert = (
        "insert into search (rowid, title, body, source, entry_id)"
        f" select {number}, {title}, {body}, '{table}', new.id"
        " where new.deleted_at is null"
    )
    delete = f"delete from search where rowid = old.id * 64 + {place}"
    return [
        f"create trigger {table}_search_add after insert on {table}"
        f" begin {insert}; end",
        f"create trigger {table}_search_change after update on {table}"
        f" begin {delete}; {insert}; end",
        f"create trigger {table}_search_remove after delete on {table}"
        f" begin {delete}; end",
        insert.replace("new.", "").replace(" where", f" from {table} where"),
    ]
