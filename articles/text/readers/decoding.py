"""Bytes to text: the encoding told, mojibake and stray control characters repaired, each repair named."""

import codecs
import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from articles.text.readers.guessing import guess_encoding
from articles.text.readers.recognising import UnreadableSource


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with "\\n" line ends and nothing in it that a database or a page refuses."""

    text: str
    encoding: str
    steps: tuple[str, ...]


BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
DECLARED = re.compile(rb"""(?:charset|encoding|coding)\s{0,2}[=:]\s{0,2}["']?([A-Za-z][\w.:-]{2,30})""", re.IGNORECASE)
ESCAPED = re.compile(rb"\x1b(?:\$[@AB()]|\([BJI]|\$\)C)")
MAX_CONTROL_SHARE = 0.02
ASCII_TEXT = bytes([9, 10, 13, *range(32, 127)])


def decode(data: bytes, name: str, *, form_feeds: bool = False) -> Decoded:
    """The text of a file in any encoding; raises UnreadableSource for what is no text at all.

    Form feeds become the ends of paragraphs, unless ``form_feeds`` keeps them: they may part stories.
    """
    text, encoding = to_text(data, name)
    steps = [] if encoding in {"utf-8", "ascii"} else [f"decoded as {encoding}"]
    odd = ODD.search(text) is not None
    for step, repair in REPAIRS:
        if not odd and repair not in PLAIN_REPAIRS:
            continue
        if (repaired := repair(text)) is not text and repaired != text:
            # What was repaired may show what else is wrong.
            text, odd = repaired, True
            steps.append(step)
    return Decoded(text if form_feeds else text.replace("\f", "\n\n"), encoding, tuple(steps))


def to_text(data: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace"), encoding
    if wide := wide_encoding(data):
        return data.decode(wide, errors="replace"), wide
    if ESCAPED.search(data[:100_000]):
        for encoding in ("iso2022_jp", "iso2022_kr", "iso2022_jp_2"):
            if (text := attempt(data, encoding)) is not None:
                return text, encoding
    refuse_binary(data, name)
    return narrow_text(data)


def narrow_text(data: bytes) -> tuple[str, str]:
    if (text := attempt(data, "utf-8")) is not None:
        return text, "utf-8"
    if (named := declared(data)) and (text := attempt(data, named)) is not None:
        return text, named
    if mostly_utf8(data):
        return data.decode("utf-8", errors="windows-1252 where invalid"), "utf-8 with windows-1252"
    encoding = guess_encoding(data)
    text = attempt(data, encoding)
    return (text, encoding) if text is not None else (data.decode(encoding, errors="replace"), encoding)


def attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def declared(data: bytes) -> str | None:
    """The encoding that the text itself names near its top, under Python's name for it."""
    match = DECLARED.search(data[:1024])
    try:
        found = codecs.lookup(match.group(1).decode("ascii")).name if match else None
    except LookupError:
        return None
    return "cp1252" if found == "iso8859-1" else found


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where its NUL bytes stand."""
    sample = data[:40_000]
    if b"\x00" not in sample:
        return None
    if len(data) % 4 == 0:
        for encoding in ("utf-32-le", "utf-32-be"):
            if (text := attempt(sample[: len(sample) // 4 * 4], encoding)) and readable(text):
                return encoding
    nuls = sample[0::2].count(0), sample[1::2].count(0)
    if sum(nuls) < len(sample) / 4 and len(sample.translate(None, ASCII_TEXT)) - sum(nuls) < len(sample) / 10:
        return None  # plain text with a few stray NULs in it
    if sum(nuls) < len(sample) * 0.005 or max(nuls) < 8 * min(nuls):
        return None
    encoding = "utf-16-le" if nuls[1] > nuls[0] else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
    return encoding if readable(text) else None


def readable(text: str) -> bool:
    """Whether nearly every character is one that texts are made of."""
    good = sum(c in "\n\r\t" or unicodedata.category(c)[0] in "LMNPSZ" or unicodedata.category(c) == "Cf" for c in text)
    return good > 0.97 * len(text)


def refuse_binary(data: bytes, name: str) -> None:
    """Text may hold a few stray control bytes; a file full of them is something else."""
    sample = data[:1_000_000]
    controls = len(sample) - len(sample.translate(None, bytes(c for c in range(32) if c not in b"\t\n\x0b\x0c\r\x1b")))
    if controls > MAX_CONTROL_SHARE * len(sample) and controls > 3:
        raise UnreadableSource(
            name,
            f"not text but binary data ({controls:,} control characters in its first {len(sample):,} bytes); "
            "expected plain text in any encoding",
        )


def mostly_utf8(data: bytes) -> bool:
    """UTF-8 with a few foreign bytes in it, as when two sources were pasted together."""
    text = data[:1_000_000].decode("utf-8", errors="surrogateescape")
    wrong = len(SURROGATES.findall(text))
    right = sum(c > "\x7f" for c in text) - wrong
    return right >= 3 and right >= 4 * wrong


def as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("windows-1252 where invalid", as_windows_1252)

SURROGATES = re.compile("[\ud800-\udfff]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
C1 = re.compile("[\x80-\x9f]")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
ODD_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
LINE_ENDS = re.compile("\r\n?|\u2028|\x85(?=\\s)")
# What UTF-8 sequences of two and three bytes look like when read as windows-1252, windows-1251, Mac
# Roman or code page 437. It only decides whether ftfy is asked.
CONTINUATION = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufffd]"
SUSPECT = re.compile(
    # One set of first characters before everything else: the search for it is many times faster.
    "[Â-ôвРС‚√Γ├](?:"
    f"(?<=[Â-ß]){CONTINUATION}|(?<=[à-ô]){CONTINUATION}{{2}}|(?<=â)€|(?<=в)Ђ"
    "|(?<=[РС])[\u0400-\u040f\u0450-\u045f°±µ¶·»€™]"
    "|(?<=‚)Ä[ôúùîì¶]|(?<=√)[©®∞¢§]|(?<=Γ)Ç[ªÖÿ£¥]|(?<=├)[⌐¬«])"
)
# Whatever any of the repairs but those of mojibake, entities and accents could change.
ODD = re.compile(
    "[\x00-\x08\x0b\r\x0e-\x1f\x7f-\xa0\xad\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
# A closing quotation mark ends in a byte that windows-1252 has no character for, so it often got lost.
LOST_CLOSING = re.compile("â€(?:[\x9d\ufffd]|(?=\\s|$))")


def unify_lines(text: str) -> str:
    """Paragraph separators are the ends of paragraphs."""
    if "\r" in text or not text.isascii():
        text = LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return text.replace("\x0b", "\n")


def read_c1(text: str) -> str:
    return C1.sub(lambda m: m.group().encode("latin-1").decode("cp1252", errors="ignore"), text)


def decode_entities(text: str) -> str:
    if "&" not in text or not ENTITY.search(text):
        return text
    once = ENTITY.sub(lambda m: html.unescape(m.group()), text)
    return ENTITY.sub(lambda m: html.unescape(m.group()), once)


def repair_mojibake(text: str) -> str:
    if text.isascii() or not SUSPECT.search(text):
        return text
    # Imported here because ftfy takes a tenth of a second to load and few files need it.
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415

    text = LOST_CLOSING.sub("”", text)
    config = TextFixerConfig(restore_byte_a0=True, replace_lossy_sequences=False, fix_c1_controls=False)
    lines = text.split("\n")
    return "\n".join(fix_encoding(line, config) if SUSPECT.search(line) else line for line in lines)


def compose(text: str) -> str:
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("line ends unified", unify_lines),
    ("mojibake repaired", repair_mojibake),
    ("C1 controls read as windows-1252", read_c1),
    ("control characters removed", lambda text: CONTROLS.sub("", text)),
    ("HTML entities decoded", decode_entities),
    ("invisible characters removed", lambda text: INVISIBLE.sub("", text)),
    ("no-break spaces made plain", lambda text: ODD_SPACES.sub(" ", text)),
    ("accents joined to their letters", compose),
)
# The repairs that texts without any odd character may need.
PLAIN_REPAIRS = frozenset({repair_mojibake, decode_entities, compose})
