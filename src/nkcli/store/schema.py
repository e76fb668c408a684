"""The tables and views of a store, as SQL that a person can read and query.

A table of records has the fields of the record as columns, in their order: texts and numbers as they
are, lists as JSON, absent as NULL. `when` is called `period`, for SQL keeps that word. What is worked
out from the records follows after a comment. The small tables repeat the lists, so that they can be
joined. docs/reference/data-model.md explains every field.
"""

from __future__ import annotations

APPLICATION_ID = 0x6E6B636C
"""What SQLite's header says the file is: "nkcl"."""

FORMAT = 1
"""The version of these tables (`PRAGMA user_version`); a store of another version is refused."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE sources (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, author TEXT, date TEXT, date_text TEXT,
    version TEXT, language TEXT, url TEXT NOT NULL, archived TEXT, read_on TEXT, extent TEXT, licence TEXT NOT NULL,
    perspective TEXT NOT NULL, community TEXT, note TEXT, sections TEXT
);
CREATE TABLE actors (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT, names TEXT, existed TEXT, summary TEXT, member_of TEXT,
    note TEXT, citations TEXT,
    -- the side that it belongs to, through whatever groups
    side TEXT REFERENCES actors (id)
);
CREATE TABLE places (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT, names TEXT, within TEXT, lat, lon, precision TEXT,
    control TEXT, note TEXT, citations TEXT
);
CREATE TABLE events (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, date TEXT NOT NULL, date_text TEXT, borrowed TEXT, title TEXT NOT NULL,
    importance INTEGER NOT NULL, background INTEGER NOT NULL, status TEXT NOT NULL,
    part_of TEXT REFERENCES events (id), aliases TEXT, names TEXT, summary TEXT, outcome TEXT, terms TEXT,
    participants TEXT, places TEXT, related TEXT, other_dates TEXT, note TEXT, citations TEXT,
    -- the first and the last day that the date can touch, NULL where it is open, and whether it leaves out days between
    earliest TEXT, latest TEXT, has_gaps INTEGER NOT NULL,
    -- the order of time, its number in a timeline by war, the war or phase that it is told under there, and what its
    -- claims are and cite, as JSON
    sort_first TEXT NOT NULL, sort_last TEXT NOT NULL, chapter INTEGER NOT NULL, war TEXT REFERENCES events (id),
    claim_ids TEXT, source_ids TEXT
);
CREATE TABLE roles (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    actor TEXT NOT NULL REFERENCES actors (id),
    role TEXT NOT NULL, toward TEXT REFERENCES actors (id), event TEXT REFERENCES events (id), period TEXT,
    attested TEXT, title TEXT, status TEXT NOT NULL, claimant TEXT REFERENCES actors (id), text TEXT, note TEXT,
    citations TEXT
);
CREATE TABLE claims (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, short TEXT,
    measure TEXT NOT NULL, unit TEXT, low, best, high, qualifier TEXT, wording TEXT, text TEXT,
    affected TEXT REFERENCES actors (id), category TEXT NOT NULL, claimant TEXT REFERENCES actors (id),
    counted TEXT, as_of TEXT, place TEXT REFERENCES places (id), stratum TEXT,
    includes TEXT, includes_text TEXT, excludes TEXT, parts TEXT, subset_of TEXT REFERENCES claims (id),
    supersedes TEXT REFERENCES claims (id), withdrawn INTEGER NOT NULL, contradicts TEXT, note TEXT, citations TEXT,
    -- what it is about: one of these, and for a role its actor too
    event TEXT REFERENCES events (id), actor TEXT REFERENCES actors (id), role TEXT REFERENCES roles (id),
    about_place TEXT REFERENCES places (id), subject TEXT NOT NULL,
    -- the event that it, or its role, belongs to
    during TEXT REFERENCES events (id),
    -- the side whose people are counted, whose people they are for comparing, and who speaks: claimant or source
    side TEXT REFERENCES actors (id), people TEXT NOT NULL, speaker TEXT NOT NULL,
    -- the period that it counts: first and last day, NULL where open, how far back it can reach, and days left out
    earliest TEXT, latest TEXT, begins TEXT, has_gaps INTEGER NOT NULL
);

CREATE TABLE participants (event TEXT NOT NULL REFERENCES events (id), actor TEXT NOT NULL REFERENCES actors (id),
    part TEXT NOT NULL, note TEXT);
CREATE TABLE event_places (event TEXT NOT NULL REFERENCES events (id), place TEXT NOT NULL REFERENCES places (id));
CREATE TABLE related_events (event TEXT NOT NULL REFERENCES events (id), other TEXT NOT NULL REFERENCES events (id));
-- every event with each that it is part of, itself at depth 0
CREATE TABLE event_within (event TEXT NOT NULL REFERENCES events (id), whole TEXT NOT NULL REFERENCES events (id),
    depth INTEGER NOT NULL);
-- every place with each that it lies in, itself included
CREATE TABLE place_within (place TEXT NOT NULL REFERENCES places (id), whole TEXT NOT NULL REFERENCES places (id));
CREATE TABLE members (actor TEXT NOT NULL REFERENCES actors (id), body TEXT NOT NULL REFERENCES actors (id),
    period TEXT, note TEXT);
CREATE TABLE control (place TEXT NOT NULL REFERENCES places (id), holder TEXT NOT NULL REFERENCES actors (id),
    status TEXT NOT NULL, period TEXT NOT NULL, earliest TEXT, latest TEXT, note TEXT);
CREATE TABLE claim_words (claim TEXT NOT NULL REFERENCES claims (id), relation TEXT NOT NULL, word TEXT NOT NULL);
CREATE TABLE claim_links (claim TEXT NOT NULL REFERENCES claims (id), relation TEXT NOT NULL,
    other TEXT NOT NULL REFERENCES claims (id));
-- every citation: the record that makes it, the kind of that record, where in it, and the event that it belongs to
CREATE TABLE citations (record TEXT NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL,
    event TEXT REFERENCES events (id), source TEXT NOT NULL REFERENCES sources (id), locator TEXT NOT NULL);
-- every name, title, alias and id by which a record is found; `key` is the name without case, diacritics and hyphens
CREATE TABLE names (position INTEGER PRIMARY KEY, record TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
    language TEXT, community TEXT, key TEXT NOT NULL);
-- what became of a record in which version: corrected, added, moved from another id, withdrawn
CREATE TABLE changes (version TEXT NOT NULL, date TEXT NOT NULL, record TEXT NOT NULL, what TEXT NOT NULL,
    formerly TEXT, fields TEXT, why TEXT);
-- what is searched: every record with its words; text_fts holds the words, names_fts those of names
CREATE TABLE documents (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL);
"""

INDEXES = """
CREATE INDEX events_by_time ON events (sort_first, sort_last DESC, id);
CREATE INDEX events_by_part_of ON events (part_of);
CREATE INDEX events_by_war ON events (chapter);
CREATE INDEX events_by_importance ON events (importance);
CREATE INDEX events_by_kind ON events (kind);
CREATE INDEX events_by_days ON events (earliest, latest, has_gaps);
CREATE INDEX events_with_names ON events (position, id) WHERE names IS NOT NULL;
CREATE INDEX claims_by_event ON claims (event);
CREATE INDEX claims_by_subject ON claims (subject);
CREATE INDEX claims_by_during ON claims (during);
CREATE INDEX claims_by_claimant ON claims (claimant);
CREATE INDEX claims_by_affected ON claims (affected);
CREATE INDEX claims_by_place ON claims (place);
CREATE INDEX claims_by_short ON claims (short);
CREATE INDEX roles_by_actor ON roles (actor);
CREATE INDEX roles_by_event ON roles (event);
CREATE INDEX roles_by_toward ON roles (toward);
CREATE INDEX members_by_body ON members (body);
CREATE INDEX participants_by_event ON participants (event);
CREATE INDEX participants_by_actor ON participants (actor);
CREATE INDEX event_places_by_place ON event_places (place);
CREATE INDEX related_events_by_other ON related_events (other);
CREATE INDEX event_within_by_event ON event_within (event);
CREATE INDEX event_within_by_whole ON event_within (whole);
CREATE INDEX place_within_by_whole ON place_within (whole);
CREATE INDEX citations_by_source ON citations (source);
CREATE INDEX citations_by_record ON citations (record);
CREATE INDEX names_by_key ON names (kind, key);
CREATE INDEX names_by_record ON names (record);
CREATE INDEX documents_by_id ON documents (id);
"""

WORDS = """
CREATE VIRTUAL TABLE text_fts USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE names_fts USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 0");
"""
"""The words of documents and names, normalized and transliterated; a row has the number of its document or name."""

VIEWS = """
CREATE VIEW v_timeline AS
SELECT e.date, e.earliest, e.latest, e.id, e.title, e.kind, e.importance, e.status, e.background,
       w.title AS war, e.war AS war_id, e.summary, e.outcome
FROM events e LEFT JOIN events w ON w.id = e.war
ORDER BY e.sort_first, e.sort_last DESC, e.id;

CREATE VIEW v_claims AS
SELECT c.id, c.short, c.measure, c.category, c.low, c.best, c.high, c.unit, c.qualifier, c.wording, c.text,
       c.side, f.name AS affected, f.id AS affected_id,
       coalesce(s.name, src.publisher, 'unnamed') AS speaker, c.claimant AS claimant_id,
       c.counted, c.earliest, c.latest, c.as_of, c.subset_of, c.supersedes, c.withdrawn,
       coalesce(e.title, a.name, p.name) AS about, c.subject AS about_id, e.war AS war_id, w.title AS war,
       json_extract(c.citations, '$[0].source') AS source, json_extract(c.citations, '$[0].locator') AS locator
FROM claims c
LEFT JOIN actors f ON f.id = c.affected
LEFT JOIN actors s ON s.id = c.claimant
LEFT JOIN sources src ON src.id = c.speaker
LEFT JOIN events e ON e.id = c.during
LEFT JOIN events w ON w.id = e.war
LEFT JOIN actors a ON a.id = c.actor
LEFT JOIN places p ON p.id = c.about_place
ORDER BY c.position;

CREATE VIEW v_casualties AS
SELECT * FROM v_claims
WHERE measure IN ('killed', 'died', 'wounded', 'missing', 'captured', 'released', 'displaced', 'evacuated',
                  'casualties');

CREATE VIEW v_control AS
SELECT p.name AS place, c.place AS place_id, a.name AS holder, c.holder AS holder_id, c.status, c.period,
       c.earliest, c.latest, c.note
FROM control c JOIN places p ON p.id = c.place JOIN actors a ON a.id = c.holder
ORDER BY p.name, c.earliest;

CREATE VIEW v_sources AS
SELECT s.id, s.kind, s.title, s.publisher, s.date, s.language, s.url, s.archived, s.read_on, s.extent,
       (SELECT count(*) FROM citations c WHERE c.source = s.id) AS citations,
       (SELECT count(DISTINCT record) FROM citations c WHERE c.source = s.id AND c.kind = 'claim') AS claims
FROM sources s
ORDER BY s.id;
"""
