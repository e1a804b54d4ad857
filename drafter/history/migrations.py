"""The tables of drafter.sqlite, version by version."""

from __future__ import annotations

_SAID = "person, firm, subject, body"


def _words_of(way: str) -> tuple[str, ...]:
    """An index of the words of what was sent or received, and whose it is; it follows `message`."""
    table = f"said_{way}"
    new = f"""INSERT INTO {table} (rowid, {_SAID})
        VALUES (new.id, new.person, new.firm, new.subject, new.body);"""
    gone = f"""INSERT INTO {table} ({table}, rowid, {_SAID})
        VALUES ('delete', old.id, old.person, old.firm, old.subject, old.body);"""
    of_new, of_old = (f"WHEN {row}.direction = '{way}' BEGIN" for row in ("new", "old"))
    return (
        f"CREATE VIEW {way} AS SELECT id, {_SAID} FROM message WHERE direction = '{way}'",
        f"""CREATE VIRTUAL TABLE {table} USING fts5 ({_SAID}, content='{way}',
            content_rowid='id', tokenize="unicode61 remove_diacritics 2")""",
        f"CREATE TRIGGER {table}_new AFTER INSERT ON message {of_new} {new} END",
        f"CREATE TRIGGER {table}_gone AFTER DELETE ON message {of_old} {gone} END",
        f"""CREATE TRIGGER {table}_changed AFTER UPDATE OF {_SAID} ON message
            {of_old} {gone} {new} END""",
        f"INSERT INTO {table} ({table}) VALUES ('rebuild')",
    )


# Each entry takes the file from one version to the next; an entry once released never changes.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE profile (id INTEGER PRIMARY KEY CHECK (id = 1), sender TEXT NOT NULL)",
        """CREATE TABLE message (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            digest TEXT NOT NULL UNIQUE,
            direction TEXT NOT NULL CHECK (direction IN ('sent', 'received', 'draft')),
            name TEXT NOT NULL, email TEXT NOT NULL, company TEXT NOT NULL,
            person TEXT NOT NULL, address TEXT NOT NULL, firm TEXT NOT NULL,
            kind TEXT NOT NULL, channel TEXT NOT NULL, date TEXT NOT NULL,
            subject TEXT NOT NULL, body TEXT NOT NULL)""",
        "CREATE INDEX message_person ON message (person)",
        "CREATE INDEX message_address ON message (address)",
        "CREATE INDEX message_kind ON message (direction, kind, date)",
        """CREATE TABLE outcome (
            message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
            value TEXT NOT NULL, date TEXT NOT NULL, UNIQUE (message, value, date))""",
        """CREATE TABLE hold (
            key TEXT PRIMARY KEY, who TEXT NOT NULL, reason TEXT NOT NULL, since TEXT NOT NULL)""",
    ),
    (
        """CREATE TABLE override (
            message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
            rules TEXT NOT NULL, reason TEXT NOT NULL, UNIQUE (message, rules, reason))""",
    ),
    (
        "ALTER TABLE message ADD COLUMN mail TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE message ADD COLUMN thread TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE message ADD COLUMN source TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX message_mail ON message (mail)",
        "CREATE INDEX message_thread ON message (thread)",
        """CREATE TABLE organisation (
            id INTEGER PRIMARY KEY AUTOINCREMENT, firm TEXT NOT NULL UNIQUE, name TEXT NOT NULL)""",
        """CREATE TABLE person (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL, person TEXT NOT NULL, email TEXT NOT NULL, address TEXT NOT NULL,
            organisation INTEGER REFERENCES organisation (id), role TEXT NOT NULL,
            url TEXT NOT NULL, since TEXT NOT NULL, source TEXT NOT NULL)""",
        "CREATE INDEX person_name ON person (person)",
        "CREATE INDEX person_address ON person (address)",
        """CREATE TABLE application (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            organisation INTEGER NOT NULL REFERENCES organisation (id), role TEXT NOT NULL,
            status TEXT NOT NULL, date TEXT NOT NULL, source TEXT NOT NULL,
            UNIQUE (organisation, role, date))""",
        """CREATE TABLE vector (
            digest TEXT NOT NULL, embedder TEXT NOT NULL, vector BLOB NOT NULL,
            PRIMARY KEY (digest, embedder)) WITHOUT ROWID""",
        """CREATE TABLE used (
            message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
            fact TEXT NOT NULL, UNIQUE (message, fact))""",
        """CREATE TABLE edit (
            message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
            drafted TEXT NOT NULL)""",
        "CREATE TABLE voice (id INTEGER PRIMARY KEY CHECK (id = 1), profile TEXT NOT NULL)",
        "CREATE TABLE forgotten (mark TEXT PRIMARY KEY, since TEXT NOT NULL)",
        """CREATE TABLE run (
            id TEXT PRIMARY KEY, leads TEXT NOT NULL, out TEXT NOT NULL, started TEXT NOT NULL)""",
        """CREATE TABLE lead (
            run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE, key TEXT NOT NULL,
            number INTEGER NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL
            CHECK (state IN ('calling', 'drafted', 'failed', 'skipped')),
            attempts INTEGER NOT NULL, result TEXT NOT NULL,
            PRIMARY KEY (run, key)) WITHOUT ROWID""",
    ),
    (*_words_of("sent"), *_words_of("received")),
    (
        # `firm_key` is organisations.key: "Acme Ltd" and "Acme" are one firm in old messages too.
        "UPDATE message SET firm = firm_key(company) WHERE firm <> firm_key(company)",
        """CREATE TABLE proposed (
            run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE, person TEXT NOT NULL,
            address TEXT NOT NULL, firm TEXT NOT NULL, day TEXT NOT NULL)""",
        "CREATE INDEX proposed_run ON proposed (run)",
    ),
    ("CREATE INDEX message_firm ON message (firm)",),
)
