"""Which column of a table, or which key of an object, holds what of an article."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from articles.text.readers.recognising import UnreadableSource

FIELDS = ("title", "body", "date", "updated", "url", "outlet", "byline", "language")
# What each field is called, likeliest first: of several columns the first named here is taken.
NAMES = {
    "title": "title headline headlines webtitle headline_main headline_text title_rendered title_text title_value "
    "head heading hed header "
    "main_headline main_title article_title news_title story_title seo_title page_title og_title subject "
    "titel überschrift schlagzeile titre titulo título titular titolo başlık tytuł rubrik заголовок название "
    "العنوان عنوان 标题 標題 タイトル 제목 subheadline",
    "body": "body text maintext main_text fulltext full_text body_text bodytext article_text article_body articlebody "
    "article_content content_text body_value body_content content_rendered text_content content_value story_text "
    "news_text news_content story_content story_body page_text "
    "plain_text clean_text cleaned_text raw_text content article story transcript post body_html content_html "
    "body_xhtml html_content text_value "
    "message fulltext_html paragraphs news inhalt texte contenu texto cuerpo contenido conteúdo testo contenuto metin "
    "içerik tekst treść brödtext текст содержание النص نص المحتوى محتوى المقال 正文 内容 內容 本文 본문 "
    "html description summary abstract lead_paragraph lead snippet excerpt",
    "date": "published published_at publishedat date_published datepublished published_date publisheddate "
    "published_on published_time publication_date publicationdate publish_date publishdate publish_time pub_date "
    "pubdate date_publish date_publication publication_time publication_datetime article_date news_date story_date "
    "first_published firstpublished first_publication_date webpublicationdate original_date release_date "
    "issue_date issued posted posted_at posted_on post_date date_posted date_time datetime date_gmt date timestamp "
    "datum veröffentlicht fecha fecha_publicacion data_pubblicazione data tarih дата تاريخ التاريخ تاريخ_النشر 日期 "
    "发布时间 날짜 日付 dateline created created_at created_utc date_created time day pub published_utc",
    "updated": "updated updated_at updatedat date_updated updated_date last_updated lastupdated updated_on "
    "update_time modified modified_at modified_gmt date_modified datemodified modified_date last_modified "
    "lastmodified date_modify revised edited lastmod",
    "url": "url link article_url articleurl article_link news_url news_link story_url source_url web_url weburl "
    "page_url canonical canonical_url permalink original_url full_url external_url href uri address guid lien enlace "
    "ссылка الرابط رابط 链接",
    "outlet": "outlet source_name source_title newspaper publisher publisher_name publication publication_name "
    "publication_title pubtitle "
    "news_source news_outlet media_outlet outlet_name media_name source website site site_name website_name paper "
    "journal media medium provider channel newsroom agency domain source_domain host quelle zeitung fuente medio "
    "periódico journal_name fonte testata kaynak источник издание المصدر مصدر الصحيفة 来源 來源",
    "byline": "byline byline_original author authors author_name authors_name writer written_by creator dc_creator "
    "reporter journalist journalists correspondent by contributor contributors autor autora auteur autore yazar "
    "автор الكاتب كاتب 作者 기자",
    "language": "language lang language_code lang_code locale inlanguage sprache langue idioma lingua dil язык اللغة",
}
RANKS: dict[str, tuple[str, int]] = {}
for _field, _names in NAMES.items():
    for _rank, _name in enumerate(_names.split()):
        RANKS.setdefault(_name.replace("_", ""), (_field, _rank))
# When a machine fetched a page says nothing about the story.
NOT_DATES = re.compile(
    r"crawl|scrap|download|fetch|access|retriev|collect|captur|insert|index|seen|expire|import|birth"
)
PREFIXES = re.compile(r"^(?:article|news|story|post|item|page|doc|document|entry|record|the|raw|full|original)_(?=.)")
SUFFIXES = re.compile(
    r"_(?:gmt|utc|local|raw|full|en|original|clean|cleaned|str|string|iso|column|col|field|value|formatted)$"
)
BY_HAND = {
    "text": "body", "content": "body", "headline": "title", "published": "date", "source": "outlet",
    "publisher": "outlet", "author": "byline", "link": "url", "lang": "language", "modified": "updated",
}  # fmt: skip
MAX_NAMED = 12


@lru_cache(maxsize=4096)
def rank_of(name: str) -> tuple[str, int] | None:
    """The field that a column of this name holds, and how sure the name is: 0 is surest."""
    key = normal(name)
    if not key or len(key) > 60:
        return None
    if found := RANKS.get(key.replace("_", "")):
        return found
    if NOT_DATES.search(key):
        return None
    short = SUFFIXES.sub("", PREFIXES.sub("", key)).replace("_", "")
    found = RANKS.get(short) or RANKS.get(short.rstrip("0123456789"))
    return (found[0], found[1] + 100) if found else None


def field_of(name: str) -> str | None:
    found = rank_of(name)
    return found[0] if found else None


def normal(name: str) -> str:
    """ "Pub Date", "pubDate" and "pub-date" are one name. The last two keys of a path count, "source.name" is one."""
    name = ".".join(name.strip("\ufeff \t\"'").removeprefix("_source.").split(".")[-2:])
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


def by_name(names: Iterable[str]) -> dict[str, str]:
    """Our fields with the column that holds each: the likeliest name, and among equals the one nearest the top."""
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        found = rank_of(name)
        depth = name.count(".")
        if found is None and depth:
            # "article.title" is a title wherever it stands; "related.title" is another story's, but comes last.
            found = rank_of(name.rpartition(".")[2])
        if found and (found[0] not in best or best[found[0]][0] > found[1] + 200 * depth):
            best[found[0]] = (found[1] + 200 * depth, name)
    return {field: best[field][1] for field in FIELDS if field in best}


def given(wanted: Mapping[str, str], names: Sequence[str], called: str, label: str = "") -> dict[str, str]:
    """The columns mapped by hand, under our names of fields. Raises UnreadableSource for a column the table lacks."""
    found: dict[str, str] = {}
    for field, column in wanted.items():
        ours = BY_HAND.get(field.lower(), field.lower())
        if ours not in FIELDS:
            raise UnreadableSource(
                called, f"“{field}” is no field of an article; map one of {', '.join(FIELDS)}", label
            )
        match = next((name for name in names if name == column), None)
        match = match or next((name for name in names if normal(name) == normal(column)), None)
        if match is None:
            raise UnreadableSource(called, f"has no column “{column}”; its columns are {listed(names)}", label)
        found[ours] = match
    return found


def listed(names: Sequence[str]) -> str:
    """The names of columns for a message, not more than a person reads."""
    shown = [f"“{name[:60]}”" for name in names[:MAX_NAMED]]
    more = f" and {len(names) - MAX_NAMED:,} more" if len(names) > MAX_NAMED else ""
    return ", ".join(shown) + more


def no_body(names: Sequence[str]) -> str:
    """The reason for a table in which no column holds the stories."""
    if not names:
        return "has no columns at all; expected one with the text of an article"
    return (
        f"no column holds the text of the articles (its columns are {listed(names)}); name it, as in --map body=COLUMN"
    )
