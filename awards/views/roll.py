"""The roll of honour: every award that was given, by year, bloc, award and board."""

from __future__ import annotations

from typing import cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from awards.exports.roll import as_csv, as_json
from awards.forms.roll import RollForm
from awards.models import Award, Conferral
from awards.queries.roll import choices, conferrals, honours, name_of, told
from blocs.queries.reader import Reader

ON_A_PAGE = 50


@require_safe
def roll(request: HttpRequest) -> HttpResponse:
    """What the address asks for, page by page; without a question, everything."""
    reader = Reader.of_request()
    form = RollForm(request.GET)
    wanted = form.wanted()
    form.offer(choices(wanted, reader))
    pages = Paginator(_found(form), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "form": form,
        "wanted": wanted,
        "page": page,
        "rows": list(honours(told(cast(QuerySet[Conferral], page.object_list)), reader)),
        "query": kept.urlencode(),
        "awards": [(each.slug, name_of(each, reader)) for each in Award.objects.all()],
    }
    return render(request, "awards/roll.html", context)


@require_safe
def roll_csv(request: HttpRequest) -> HttpResponse:
    """All that the address asks for, as a table."""
    return _file(request, "csv")


@require_safe
def roll_json(request: HttpRequest) -> HttpResponse:
    """The same for programs."""
    return _file(request, "json")


def _found(form: RollForm) -> QuerySet[Conferral]:
    """What is asked for; nothing where the question was not understood."""
    found = conferrals(form.wanted())
    return found.none() if form.errors else found


def _file(request: HttpRequest, kind: str) -> HttpResponse:
    reader = Reader.of_request()
    rows = honours(told(_found(RollForm(request.GET))), reader)
    table = kind == "csv"
    named = content_disposition_header(table, f"khen-thuong.{kind}")
    return HttpResponse(
        as_csv(rows) if table else as_json(rows),
        content_type="text/csv; charset=utf-8" if table else "application/json",
        headers={"Content-Disposition": str(named), "Access-Control-Allow-Origin": "*"},
    )
