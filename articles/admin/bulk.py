"""Decisions on many quotes at once: first counted and shown, then made, each in the log by itself."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import curation
from articles.admin.asking import editor_of, number, page, words
from articles.models import Actor, Quote

MOST = 500
SHOWN = 20
CONFIRMED = "confirmed"


class BulkVerdicts(admin.ModelAdmin):
    """Actions of the list of quotes."""

    actions = ["accept_chosen", "reject_chosen", "give_chosen"]

    @admin.action(description=gettext_lazy("Accept the selected quotes"), permissions=["change"])
    def accept_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        def accept(quote: Quote, reason: str) -> None:
            curation.accept(quote, editor_of(request), reason=reason)

        return self._asked(request, queryset, "accept_chosen", _("Accept these quotes?"), accept)

    @admin.action(description=gettext_lazy("Reject the selected quotes"), permissions=["change"])
    def reject_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        def reject(quote: Quote, reason: str) -> None:
            curation.reject(quote, editor_of(request), reason=reason)

        return self._asked(request, queryset, "reject_chosen", _("Reject these quotes?"), reject)

    @admin.action(description=gettext_lazy("Give the selected quotes to another speaker"), permissions=["change"])
    def give_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        name = words(request.POST, "name", 300)
        known = list(Actor.objects.named(name).order_by("pk")[:SHOWN]) if name else []
        to = Actor.objects.standing().filter(pk=number(request.POST.get("to"))).first()

        def give(quote: Quote, reason: str) -> None:
            curation.reattribute(quote, to, editor_of(request), reason=reason)

        title = _("Whose words are these?")
        return self._asked(
            request, queryset, "give_chosen", title, give if to else None, asks_for_name=True, name=name, known=known
        )

    def _asked(
        self,
        request: HttpRequest,
        rows: QuerySet,
        action: str,
        title: str,
        verdict: Callable[[Quote, str], None] | None,
        **more: object,
    ) -> HttpResponse | None:
        """The page that asks; nothing when it was answered and all is done."""
        total = rows.count()
        if total > MOST:
            told = _("{n} quotes are selected; at most {most} are decided at once.")
            self.message_user(request, told.format(n=total, most=MOST), messages.ERROR)
            return None
        if request.POST.get(CONFIRMED) and verdict:
            self._decide(request, rows, verdict)
            return None
        chosen = list(rows.order_by("pk"))
        context = page(
            request,
            title,
            opts=self.opts,
            action=action,
            quotes=chosen[:SHOWN],
            ids=[quote.pk for quote in chosen],
            total=total,
            judged=sum(quote.is_edited for quote in chosen),
            checkbox=ACTION_CHECKBOX_NAME,
            confirmed=CONFIRMED,
            **more,
        )
        return render(request, "admin/bulk.html", context)

    def _decide(self, request: HttpRequest, rows: QuerySet, verdict: Callable[[Quote, str], None]) -> None:
        reason, ids = words(request.POST, "reason"), list(rows.values_list("pk", flat=True))
        try:
            with transaction.atomic():
                locked = Quote.objects.select_for_update(of=("self",)).select_related("article").filter(pk__in=ids)
                number_done = 0
                for quote in locked.order_by("pk"):
                    verdict(quote, reason)
                    number_done += 1
        except curation.Refused as error:
            self.message_user(request, _("Nothing was done: {why}").format(why=error), messages.ERROR)
            return
        told = ngettext("{n} quote was decided on.", "{n} quotes were decided on.", number_done)
        self.message_user(request, told.format(n=number_done), messages.SUCCESS)
