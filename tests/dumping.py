"""The content of an archive in an order of its own: what two imports must agree on, whatever ids the rows got."""

import hashlib
from pathlib import Path

TABLES = {
    "articles": """
        SELECT a.text_key, a.title, a.body, o.name, a.url, a.byline, a.language, a.published_at, a.published_on,
            a.published_precision, a.published_origin, a.published_certain, a.published_raw, a.source_updated_at,
            a.captured_at, a.dateline, l.key, a.encoding, a.repairs::text, a.extractor
        FROM articles_article a LEFT JOIN articles_outlet o ON o.id = a.outlet_id
        LEFT JOIN articles_location l ON l.id = a.reported_from_id
    """,
    "outlets": "SELECT name FROM articles_outlet",
    "cuts": """
        SELECT a.text_key, c.position, c.kind, c.text FROM articles_cut c JOIN articles_article a ON a.id = c.article_id
    """,
    "originals": """
        SELECT o.name, o.sha256, o.size, o.label, o.start, o.length, o.text_key, a.text_key
        FROM articles_original o LEFT JOIN articles_article a ON a.id = o.article_id
    """,
    "actors": "SELECT kind, name, folded, key, source_kind, affiliation FROM articles_actor",
    "aliases": "SELECT r.key, l.name, l.folded FROM articles_alias l JOIN articles_actor r ON r.id = l.actor_id",
    "actor mentions": """
        SELECT a.text_key, r.key, m.start, m."end" FROM articles_actormention m
        JOIN articles_article a ON a.id = m.article_id JOIN articles_actor r ON r.id = m.actor_id
    """,
    "locations": """
        SELECT l.key, l.name, l.latitude, l.longitude, l.country, l.feature, p.key FROM articles_location l
        LEFT JOIN articles_location p ON p.id = l.parent_id
    """,
    "location mentions": """
        SELECT a.text_key, l.key, m.start, m."end", m.role FROM articles_locationmention m
        JOIN articles_article a ON a.id = m.article_id JOIN articles_location l ON l.id = m.location_id
    """,
    "quotes": """
        SELECT a.text_key, r.key, q.start, q."end", q.text, q.kind, q.speaker_mention, q.mention_start, q.mention_end,
            q.cue, q.cue_start, q.cue_end, q.rule, q.confidence
        FROM articles_quote q JOIN articles_article a ON a.id = q.article_id
        LEFT JOIN articles_actor r ON r.id = q.speaker_id
    """,
    "figures": """
        SELECT a.text_key, r.key, l.key, q.start, p.start, f.kind, f.low, f.high, f.qualifier, f.wording, f.start,
            f."end", f.sentence, f.sentence_start, f.period
        FROM articles_figure f JOIN articles_article a ON a.id = f.article_id
        LEFT JOIN articles_actor r ON r.id = f.speaker_id LEFT JOIN articles_location l ON l.id = f.location_id
        LEFT JOIN articles_quote q ON q.id = f.quote_id LEFT JOIN articles_figure p ON p.id = f.part_of_id
    """,
    "roles": """
        SELECT a.text_key, r.key, o.wording, o.is_former FROM articles_role o
        JOIN articles_article a ON a.id = o.article_id JOIN articles_actor r ON r.id = o.actor_id
    """,
    "copies": """
        SELECT e.text_key, l.text_key, c.kind, c.earlier_share, c.later_share FROM articles_copy c
        JOIN articles_article e ON e.id = c.earlier_id JOIN articles_article l ON l.id = c.later_id
    """,
    "statements": """
        SELECT s.key, a.text_key, q.start, q."end", r.kind, r.is_first FROM articles_report r
        JOIN articles_statement s ON s.id = r.statement_id JOIN articles_quote q ON q.id = r.quote_id
        JOIN articles_article a ON a.id = q.article_id
    """,
    "intake": "SELECT name, sha256, parts_done, articles, quotes, copies, refused, finished FROM articles_intake",
    "quarantine": "SELECT name, sha256, label, size, reason FROM articles_quarantined",
}
RUNS = {
    "runs": """
        SELECT imported, already_here, quarantined, articles, quotes, finished_at IS NOT NULL FROM articles_importrun
    """,
    "outcomes": "SELECT name, sha256, outcome, reason, articles, quotes FROM articles_fileoutcome",
}


def dump(cursor, tables: dict[str, str] = TABLES) -> dict[str, list[tuple]]:
    """Every row of every table, sorted by what it says."""
    content = {}
    for name, question in tables.items():
        cursor.execute(question)
        content[name] = sorted(cursor.fetchall(), key=repr)
    return content


def files(folder: Path) -> dict[str, str]:
    """The sha256 of every file below a folder, by its path there."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
