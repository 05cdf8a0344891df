"""The bytes of a source file, just as they arrived, and the stretch of them that an article came from."""

import re
from typing import IO, Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Original
from articles.models.provenance import originals_storage
from articles.models.takedown import part_key
from articles.views.finding import find
from articles.views.sealed import raise_if_sealed

# Beyond this a browser is better off with a download than with a page of text.
MOST_SHOWN = 8_000_000
HEAD = 4096
_CHARSET = re.compile(r"[A-Za-z0-9._:-]{1,40}")
_UNSAFE = re.compile(r"[^\w .()\[\]-]+")
_PACKED = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
# A browser that shows them runs nothing and knows no cookie, whatever they are. (The decorator's types know no ids.)
alone: Any = csp_replace({"script-src": [NONE], "style-src": [NONE], "form-action": [NONE], "sandbox": True})


class Stretch:
    """A part of an open file, to be read as if it were a file."""

    def __init__(self, file: IO[bytes], start: int, length: int) -> None:
        file.seek(start)
        self._file, self._left = file, length

    def read(self, size: int = -1) -> bytes:
        block = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(block)
        return block

    def close(self) -> None:
        self._file.close()


@require_safe
@alone
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """As plain text where they are text, else to be saved."""
    found = _found(pk)
    raise_if_sealed("bytes", found.sha256)
    raise_if_sealed("withheld", found.sha256)
    file = _opened(found)
    return _answer(found, file, 0, file.seek(0, 2), _file_name(found.name, pk))


@require_safe
@alone
def part(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Exactly the bytes of the part of the file that the article came from."""
    found = _found(pk)
    if found.start is None or found.length is None:
        raise Http404(
            _("The part of the file does not stand in it as it is (it is packed there); take the whole file.")
        )
    file = _opened(found)
    if found.start + found.length > file.seek(0, 2):
        file.close()
        raise Http404(
            _("The stored file is shorter than it was: sha256 {sha256} is to be checked.").format(sha256=found.sha256)
        )
    name = _file_name(f"{found.name} {found.label.replace('/', '_')}", pk)
    return _answer(found, file, found.start, found.length, name)


def _found(pk: int) -> Original:
    found = find(Original.objects.select_related("article").defer("article__body", "article__search"), pk, "file")
    raise_if_sealed("withheld", part_key(found.sha256, found.label))
    return found


def _opened(found: Original) -> IO[bytes]:
    try:
        return originals_storage().open(found.path)
    except OSError:
        raise Http404(
            _("The bytes of this file are not in the archive's store. Their sha256 is {sha256}.").format(
                sha256=found.sha256
            )
        ) from None


def _answer(found: Original, file: IO[bytes], start: int, length: int, name: str) -> HttpResponseBase:
    file.seek(start)
    charset = _charset(found)
    shown = length <= MOST_SHOWN and _is_text(file.read(min(HEAD, length)), charset)
    response = FileResponse(
        Stretch(file, start, length),
        as_attachment=not shown,
        filename=name,
        content_type=f"text/plain{charset}" if shown else "application/octet-stream",
    )
    response["Content-Length"] = str(length)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _is_text(head: bytes, charset: str) -> bool:
    return not head.startswith(_PACKED) and (b"\0" not in head or "utf-16" in charset or "utf-32" in charset)


def _charset(found: Original) -> str:
    encoding = found.article.encoding if found.article else ""
    encoding = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    return f"; charset={encoding}" if _CHARSET.fullmatch(encoding) else ""


def _file_name(name: str, pk: int) -> str:
    return _UNSAFE.sub("_", name.rsplit("/", 1)[-1])[-150:] or f"original-{pk}"
