"""What a crawled server answered: its status, what it calls its content, and the content unpacked."""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO

from warcio.bufferedreaders import BufferedReader
from warcio.statusandheaders import StatusAndHeadersParser

GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
CHUNK_HEAD = re.compile(rb"\s{0,4}([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,200})?\r?\n")
CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z][\w.:-]{1,30})", re.IGNORECASE)
PACKED = {"gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress"}
NAMES = {"br": "Brotli", "zstd": "Zstandard", "compress": "compress", "x-compress": "compress"}


class Unpackable(Exception):
    """Content that cannot be unpacked; the message is the end of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """``status`` is None where the server sent the bare content (HTTP/0.9)."""

    status: int | None
    media_type: str
    charset: str | None
    location: str | None
    body: bytes


def parse(data: bytes, *, media_type: str, max_bytes: int, body: bool = True) -> Response:
    """The response a record holds, without its content where ``body`` is False. Raises Unpackable."""
    if not data[:5].upper().startswith(b"HTTP/"):
        return Response(status=None, media_type=media_type, charset=None, location=None, body=data)
    stream = BytesIO(data)
    head = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1"], verify=False).parse(stream)
    headers = {name.lower(): value.strip() for name, value in reversed(head.headers)}
    code = re.match(r"\d{3}", head.statusline.strip())
    kind, charset = content_type(headers.get("content-type", ""))
    return Response(
        status=int(code.group()) if code else None,
        media_type=kind,
        charset=charset,
        location=headers.get("location"),
        body=unpack(stream.read(), headers, max_bytes) if body else b"",
    )


def content_type(value: str) -> tuple[str, str | None]:
    charset = CHARSET.search(value[:400])
    return value.partition(";")[0].partition(",")[0].strip().lower(), charset.group(1) if charset else None


def unpack(body: bytes, headers: dict[str, str], max_bytes: int) -> bytes:
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = join_chunks(body)
    # Many crawlers store the content unpacked and leave the header as it was, so the bytes decide.
    for coding in reversed(re.split(r"[,\s]+", headers.get("content-encoding", "").lower())):
        if coding in PACKED:
            body = expand(body, coding, max_bytes)
    return body


def join_chunks(body: bytes) -> bytes:
    """The content without the sizes of its chunks; where they are wrong, the rest as it stands."""
    pieces: list[bytes] = []
    at = 0
    while head := CHUNK_HEAD.match(body, at):
        size = int(head.group(1), 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[head.end() : head.end() + size])
        at = head.end() + size
        if body[at : at + 2] == b"\r\n":
            at += 2
    pieces.append(body[at:])
    return b"".join(pieces)


def expand(body: bytes, coding: str, max_bytes: int) -> bytes:
    if coding in {"gzip", "x-gzip"} and not body.startswith(b"\x1f\x8b"):
        return body
    if coding == "deflate" or coding.endswith("gzip"):
        return inflate(body, coding, max_bytes)
    if body.lstrip()[:1] == b"<":
        return body
    if coding != "br" or "br" not in BufferedReader.get_supported_decompressors():
        raise Unpackable(f"compressed with {NAMES[coding]}, which is not read here; expected gzip, deflate or none")
    try:
        data: bytes = BufferedReader.DECOMPRESSORS["br"]().decompress(body)
    except Exception as error:  # the library's own exception type exists only where it is installed
        raise Unpackable("its compressed content is damaged") from error
    return data


def inflate(body: bytes, coding: str, max_bytes: int) -> bytes:
    """Up to one byte more than allowed, so that who asks sees that it is too large."""
    windows = (GZIP_OR_ZLIB, -zlib.MAX_WBITS) if coding == "deflate" else (GZIP_OR_ZLIB,)
    for window in windows:
        try:
            return zlib.decompressobj(window).decompress(body, max_bytes + 1)
        except zlib.error:
            continue
    if coding == "deflate" and body.lstrip()[:1] == b"<":
        return body
    raise Unpackable("its compressed content is damaged")
