"""Which one-byte or East Asian encoding a text without any declaration is in."""

import re

from articles.text.readers import languages

SAMPLE_BYTES = 60_000
WINDOWS_FOR_ISO = {"latin_1": "cp1252", "iso8859_1": "cp1252", "iso8859_9": "cp1254", "iso8859_8": "cp1255"}
LATIN = frozenset({"cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_15", "iso8859_16"})
ENCODING_OF = dict.fromkeys(("en", "fr", "de", "es", "it", "pt", "nl", "sv"), "cp1252") | {
    "tr": "cp1254",
    "pl": "cp1250",
}
# Quotation marks and the like, and accented letters, of English newspapers: where a curly mark stands as it does
# in print: an opening one before a word, an apostrophe inside or after one.
TYPOGRAPHY = {
    "cp1252": (
        re.compile(
            rb"(?<=[A-Za-z0-9.,!?;:\x92])[\x92\x94]|[\x91\x93](?=[A-Za-z0-9.\x91])"
            rb"|(?<=[ \nA-Za-z0-9])[\x96\x97](?=[ A-Za-z0-9])|\xa3(?=\d)|\x80(?=\d)|\x85|(?<=[\xe0-\xfc])[\x92\x94]"
        ),
        re.compile(rb"[\xa0\xb0\xbd\xbc\xbe](?=[\s\w.,])|(?<=[A-Za-z])[\xe0-\xfc](?=[a-z ,.\n\x92\x94])"),
    ),
    "mac_roman": (
        re.compile(
            rb"(?<=[A-Za-z0-9.,!?;:\xd5])[\xd5\xd3]|[\xd4\xd2](?=[A-Za-z0-9.\xd4])"
            rb"|(?<=[ A-Za-z0-9])[\xd0\xd1](?=[ A-Za-z0-9])|\xa3(?=\d)|\xc9|(?<=[\x87-\x9f])[\xd5\xd3]"
        ),
        re.compile(rb"(?<=[A-Za-z])[\x87-\x9f](?=[a-z ,.\n\xd5\xd3])"),
    ),
}
MAX_HIGH_SHARE = 0.12
MAX_ACCENTED_SHARE = 0.03
# Encodings that no newspaper's archive is in, and that the detector otherwise mistakes common ones for.
EXCLUDED = [
    "cp037", "cp273", "cp424", "cp500", "cp775", "cp875", "cp1006", "cp1026", "cp1125", "cp1140", "cp1258",
    "hp_roman8", "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_3", "iso8859_16", "iso8859_4", "kz1048",
    "mac_iceland", "mac_latin2", "mac_turkish", "ptcp154", "cp858", "cp857", "cp861", "cp863", "cp865", "cp437",
    "utf_7",
]  # fmt: skip
C1 = re.compile(rb"[\x80-\x9f]")
HIGH = re.compile(rb"[\x80-\xff]")


def guess_encoding(data: bytes) -> str:
    """Python's name of the most likely encoding."""
    sample = sample_of(data)
    if encoding := english_typography(sample):
        return encoding
    # Imported here because it takes a twentieth of a second to load and UTF-8 files never need it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(sample, cp_exclusion=EXCLUDED).best()
    encoding = settle(best.encoding if best else "cp1252", sample)
    return encoding if fits(data, encoding) else next((e for e in ("cp1252", "latin_1") if fits(data, e)), encoding)


def settle(encoding: str, sample: bytes) -> str:
    """Among the encodings of Latin letters, the one that the language is written in.

    They share their plain letters, so a language's commonest words tell it under any of them.
    """
    encoding = WINDOWS_FOR_ISO.get(encoding, encoding)
    if encoding in LATIN:
        language = languages.guess(sample.decode("cp1252", errors="replace"))
        encoding = ENCODING_OF.get(language or "", encoding)
    if encoding == "cp1250" and not C1.search(sample):
        # Polish, Czech or Croatian never goes without the letters that windows-1250 keeps there.
        return "iso8859_2"
    return encoding


def sample_of(data: bytes) -> bytes:
    """The lines around the first bytes that are not ASCII: detection is slow, and ASCII tells nothing."""
    if len(data) <= SAMPLE_BYTES:
        return data
    first = HIGH.search(data)
    start = max(0, first.start() - 2_000) if first else 0
    start = data.rfind(b"\n", 0, start) + 1
    end = data.rfind(b"\n", start, start + SAMPLE_BYTES) + 1
    return data[start : end or start + SAMPLE_BYTES]


def english_typography(sample: bytes) -> str | None:
    """The encoding in which nearly every high byte is a mark or letter where English prints one.

    Texts that are almost all ASCII give a statistical detector too little to go by.
    """
    high = len(HIGH.findall(sample))
    if high == 0 or high > MAX_HIGH_SHARE * len(sample):
        return None
    for encoding, (marks, letters) in TYPOGRAPHY.items():
        quoted = len(marks.findall(sample))
        if quoted + len(letters.findall(sample)) < 0.9 * high:
            continue
        # Many accented letters could be another language's, unless most high bytes are quotation marks.
        if high <= MAX_ACCENTED_SHARE * len(sample) or quoted >= 0.5 * high:
            return encoding
    return None


def fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
