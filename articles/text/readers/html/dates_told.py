"""The stamps that a page's data give for its story, each with how much its place is to be believed."""

from articles.text.readers.html import jsonld
from articles.text.readers.html.dates_headers import in_masthead
from articles.text.readers.html.metadata_clues import Clues, Element, lineage, marks, stands_elsewhere

Told = list[tuple[str, float]]

PUBLISHED_METAS = {
    3.5: "article:published_time og:article:published_time article:published og:published_time "
    "article.published "
    "bt:pubdate rnews:datepublished",
    3.0: "parsely-pub-date cxenseparse:recs:publishtime cxenseparse:publishtime datepublished date_published "
    "published_time published_at publish_date publish-date publishdate publication_date "
    "publication-date publicationdate publishing_date article_date_original originalpublicationdate "
    "og:pubdate nrk:published "
    "iso-8601-publish-date first_published mediator_published_time "
    "shareaholic:article_published_time article:publish_date "
    "dateissued date.issued published ptime displaydate article:create_at vr:published_time utime:published",
    2.5: "sailthru.date pubdate dc.date.issued dcterms.issued dcterms.available dc.date.published "
    "prism.publicationdate "
    "citation_publication_date citation_online_date "
    "article-publish-date date_published_original pub_date release_date",
    2.0: "dc.date dcterms.date dcterms.created dc.date.created date article:created_time created creation_date "
    "dc.created datecreated content_create_date pdate og:release_date article_date",
}  # fmt: skip
UPDATED_METAS = (
    "article:modified_time og:article:modified_time article:modified og:updated_time article:updated_time "
    "article:updated datemodified dcterms.modified dc.date.modified dc.modified last-modified lastmod "
    "cxenseparse:recs:articlelastmodified updated_time modified og:modified_time bt:moddate lastupdated "
    "last_updated_date "
)
TIME_CLASS = ("publish", "entry-date", "post-date", "pubdate", "pub-date", "postdate", "date-published")


def published(clues: Clues, story: jsonld.Node | None, headline: Element | None) -> Told:
    told: Told = []
    if story is not None:
        told += [(jsonld.string(story.get("datePublished")), 4.0), (jsonld.string(story.get("uploadDate")), 2.5)]
        told += [(jsonld.string(story.get("dateCreated")), 1.6)]
    for node in clues.nodes[:200]:
        if node is not story and jsonld.is_page(node):
            told.append((jsonld.string(node.get("datePublished")), 2.5))
    for heaviness, names in PUBLISHED_METAS.items():
        told += [(clues.metas[name][0], heaviness) for name in names.split() if name in clues.metas]
    return told + microdata(clues, ("datePublished", "dateCreated"), 3.0, headline) + timed(clues, headline)


def updated(clues: Clues, story: jsonld.Node | None, headline: Element | None) -> Told:
    told = [(jsonld.string(story.get("dateModified")), 4.0)] if story is not None else []
    told += [(clues.metas[name][0], 3.0) for name in UPDATED_METAS.split() if name in clues.metas]
    return told + microdata(clues, ("dateModified",), 2.5, headline)


def microdata(clues: Clues, names: tuple[str, ...], heaviness: float, headline: Element | None) -> Told:
    shared = lineage(headline)
    for name in names:
        for element in clues.properties.get(name, [])[:5]:
            value = element.get("datetime") or element.get("content") or (element.text or "").strip()
            if value and not stands_elsewhere(element, shared):
                return [(value, heaviness if name != "dateCreated" else 1.6)]
    return []


def lone(clues: Clues, headline: Element | None) -> Told:
    """The day of the only <time> that is in no box of other stories: for pages that say nothing else."""
    shared = lineage(headline)
    own = [e for e in clues.times[:40] if not stands_elsewhere(e, shared) and not in_masthead(e, set(shared))]
    values = [e.get("datetime") for e in own if e.get("datetime")]
    return [(values[0], 1.0)] if values and len({value[:10] for value in values}) == 1 else []


def timed(clues: Clues, headline: Element | None) -> Told:
    """<time class="entry-date published" datetime=…>, wherever it stands in the story's own box."""
    shared = lineage(headline)
    for element in clues.times[:30]:
        names = marks(element).lower()
        value = element.get("datetime") or ""
        named = element.get("pubdate") is not None or any(name in names for name in TIME_CLASS)
        if value and named and "updated" not in names.split() and not stands_elsewhere(element, shared):
            return [(value, 2.4)]
    return []
