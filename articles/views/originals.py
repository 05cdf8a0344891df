"""The bytes of a source file, just as they arrived."""

import re

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from articles.models import Original
from articles.models.provenance import originals_storage
from articles.views.finding import find

_CHARSET = re.compile(r"[A-Za-z0-9._:-]{1,40}")
_UNSAFE = re.compile(r"[^\w .()\[\]-]+")


@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """As plain text, whatever they are: a browser shows them and runs nothing."""
    found = find(Original.objects.select_related("article").defer("article__body", "article__search"), pk, "file")
    try:
        stream = originals_storage().open(found.path)
    except OSError:
        raise Http404(
            f"The bytes of this file are not in the archive's store. Their sha256 is {found.sha256}."
        ) from None
    response = FileResponse(stream, content_type=f"text/plain{_charset(found)}", filename=_file_name(found))
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _charset(found: Original) -> str:
    encoding = found.article.encoding if found.article else ""
    encoding = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    return f"; charset={encoding}" if _CHARSET.fullmatch(encoding) else ""


def _file_name(found: Original) -> str:
    return _UNSAFE.sub("_", found.name.rsplit("/", 1)[-1])[-150:] or f"original-{found.pk}"
