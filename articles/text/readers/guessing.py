"""Which one-byte or East Asian encoding a text without any declaration is in."""

import re

SAMPLE_BYTES = 60_000
WINDOWS_FOR_ISO = {"latin_1": "cp1252", "iso8859_1": "cp1252", "iso8859_9": "cp1254", "iso8859_8": "cp1255"}
# Typographic marks and accented letters of English newspapers, where a curly mark stands as it does
# in print: an opening one before a word, an apostrophe inside or after one.
TYPOGRAPHY = {
    "cp1252": re.compile(
        rb"(?<=[A-Za-z.,!?;:])[\x92\x94]|[\x91\x93](?=[A-Za-z0-9.\x91])|(?<=[ \nA-Za-z0-9])[\x96\x97](?=[ A-Za-z0-9])"
        rb"|\xa3(?=\d)|\x80(?=\d)|\x85|[\xa0\xb0\xbd\xbc\xbe](?=[\s\w.,])|(?<=[A-Za-z])[\xe0-\xfc](?=[a-z ,.\n])"
    ),
    "mac_roman": re.compile(
        rb"(?<=[A-Za-z.,!?;:])[\xd5\xd3]|[\xd4\xd2](?=[A-Za-z0-9.])|(?<=[ A-Za-z0-9])[\xd0\xd1](?=[ A-Za-z0-9])"
        rb"|\xa3(?=\d)|\xc9|(?<=[A-Za-z])[\x87-\x9f](?=[a-z ,.\n])"
    ),
}
HIGH = re.compile(rb"[\x80-\xff]")


def guess_encoding(data: bytes) -> str:
    """Python's name of the most likely encoding."""
    sample = sample_of(data)
    if encoding := english_typography(sample):
        return encoding
    # Imported here because it takes a twentieth of a second to load and UTF-8 files never need it.
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        return "cp1252"
    encoding = WINDOWS_FOR_ISO.get(best.encoding, best.encoding)
    return encoding if fits(data, encoding) else next((e for e in ("cp1252", "latin_1") if fits(data, e)), encoding)


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
    if high == 0 or high > 0.03 * len(sample):
        return None
    counts = {encoding: len(pattern.findall(sample)) for encoding, pattern in TYPOGRAPHY.items()}
    best = max(counts, key=lambda encoding: counts[encoding])
    return best if counts[best] >= 0.9 * high else None


def fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
