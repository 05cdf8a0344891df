"""The editors' guide, docs/editors.md, at the desk. Only as much of Markdown is read as that file is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.asking import page

DOCS = settings.BASE_DIR / "docs"
_PICTURE = re.compile(r"!\[([^\]]*)\]\(images/([\w-]+)\.png\)\Z")
_CODE = re.compile(r"`([^`]+)`")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    path = DOCS / "editors.md"
    if not path.is_file():
        raise Http404(_("The guide does not come with this installation."))
    return render(
        request, "admin/guide.html", page(request, _("Editors’ guide"), blocks=blocks(path.read_text("utf-8")))
    )


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    path = DOCS / "images" / f"{name}.png"
    if not path.is_file():
        raise Http404(_("There is no such picture."))
    return FileResponse(path.open("rb"), content_type="image/png")


def blocks(text: str) -> Iterator[SafeString]:
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.splitlines()]
        if found := _PICTURE.match(block.strip()):
            yield format_html('<img src="{}" alt="{}">', reverse("desk:guide-picture", args=[found[2]]), found[1])
        elif block.startswith("## "):
            yield format_html("<h2>{}</h2>", block[3:])
        elif block.startswith("# "):
            continue
        elif block.startswith("- "):
            items = " ".join(lines).removeprefix("- ").split(" - ")
            yield format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_inline(item),) for item in items)))
        elif block.startswith("|"):
            yield _table([line for line in lines if not set(line) <= set("|-: ")])
        else:
            yield format_html("<p>{}</p>", _inline(" ".join(lines)))


def _table(lines: list[str]) -> SafeString:
    rows = [[_inline(cell.strip()) for cell in line.strip("|").split("|")] for line in lines]
    head = format_html_join("", '<th scope="col">{}</th>', ((cell,) for cell in rows[0]))
    body = [format_html_join("", "<td>{}</td>", ((cell,) for cell in row)) for row in rows[1:]]
    told = format_html_join("", "<tr>{}</tr>", ((row,) for row in body))
    return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, told)


def _inline(text: str) -> SafeString:
    told = _STRONG.sub(r"<strong>\1</strong>", _CODE.sub(r"<kbd>\1</kbd>", escape(text)))
    return mark_safe(told)  # noqa: S308 - escaped before anything was added
