"""Two worlds that differ in a secret only, and everything that everybody may ask of them."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import product
from typing import Any

from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from blocs.enums import Layer, Peers, Stage
from blocs.management.commands import remind
from blocs.models import Cycle, Edition, HandOver, Letter
from blocs.services import approve_edition, prepare_edition
from boards.models import Figure, Officer, Report
from config.sitemaps.pages import SECTIONS
from tests.blocs.layers.scored import given, officer, scored_year
from tests.blocs.year import board_of
from tests.config.walked import names

WAYS_OUT = {"admin:logout", "set_language", "admin:jsi18n", "admin:password_change"}
"""These sign out, change the language, or say the same to everybody."""

REGISTERS = re.compile(r"/admin/(boards|awards)/\w+/(add/|\d+/(change|history|delete)/)$")
"""Single rows of tables that hold nothing of a result: asked by a member, who stands for all."""

LEADS = {"first": ("9.5", "1"), "second": ("1", "9.5")}
"""The points that the council decides for A and B: in one world A leads, in the other B does."""


def frozen_year() -> Cycle:
    """At the conference: everybody has scored, the council has not decided."""
    cycle = scored_year(Stage.CONFERENCE, peers=Peers.LEADERS)
    for letter in "ABCD":
        given(cycle, letter, "cai-cach", Layer.SELF)
        given(cycle, letter, "cai-cach", Layer.APPRAISED)
    given(cycle, "C", "cai-cach", Layer.PEER, "A")
    given(cycle, "C", "cai-cach", Layer.PEER, "B")
    return cycle


def decide(cycle: Cycle, world: str) -> Edition:
    """What must not be known: the decision, and the edition that waits for its moment."""
    for letter, points in zip("AB", LEADS[world], strict=True):
        given(cycle, letter, "cai-cach", Layer.FINAL, points=points, reason=f"bí mật {world}")
    edition = prepare_edition(cycle=cycle, officer=officer(cycle, ""))
    moment = timezone.now() + timedelta(days=2)
    return approve_edition(edition=edition, officer=approver(), publish_at=moment)


def approver() -> Officer:
    return Officer.objects.get(username="nguoi-duyet")


def leader(edition: Edition) -> str:
    """Who stands first in what was decided."""
    first: str = edition.sealed["standings"][0]["board"]
    return first[0].upper()


# What is asked


def addresses(cycle: Cycle) -> list[str]:
    """Every named address with whatever fits it: of the year, the boards, and the secret itself."""
    values = _values(cycle)
    found = {address for name in sorted(names() - WAYS_OUT) for address in _reversed(name, values)}
    return sorted(found | set(_queries(cycle)))


def covered(cycle: Cycle) -> set[str]:
    """The names that are asked."""
    values = _values(cycle)
    return {name for name in names() - WAYS_OUT if list(_reversed(name, values))}


def _values(cycle: Cycle) -> dict[str, list[Any]]:
    of_a = board_of(cycle, "A")
    report = Report.objects.get(board=of_a)
    scheme = cycle.schemes.get()
    codes = [each.code for each in scheme.criteria.all()]
    return {
        "bloc": [cycle.bloc.slug],
        "year": [cycle.year],
        "board": [of_a.slug, of_a.pk],
        "kind": ["json", "csv", "xlsx", "pdf", "docx", "toml", "svg", "bib"],
        "chart": ["points", "figures"],
        "number": [1],
        "version": [1],
        "criterion": codes[-1:],
        "code": [codes[-1], "workers", "GU-2023-AAAA-AAAA"],
        "pk": sorted({cycle.pk, scheme.pk, report.pk, HandOver.objects.get().pk}),
        "report": [report.pk],
        "indicator": [Figure.objects.filter(report=report).earliest("pk").indicator_id],
        "basis": ["actual"],
        "app_label": ["blocs"],
        "key": ["khong-co"],
        "name": ["khong-co.pdf"],
        "file": ["edition.json", "standings.csv"],
        "content_type_id": [1],
        "id": [1],
        "section": [*SECTIONS],
    }


def _reversed(name: str, values: dict[str, list[Any]]) -> Iterator[str]:
    """An address, with each value of each of its parameters."""
    space, _, short = name.rpartition(":")
    resolver: Any = get_resolver()
    for each in filter(None, space.split(":")):
        resolver = resolver.namespace_dict[each][1]
    for [(_pattern, parameters), *_rest], *_others in resolver.reverse_dict.getlist(short):
        known = {key: values.get(key, _keys(short)) for key in parameters}
        for chosen in product(*known.values()):
            try:
                yield reverse(name, kwargs=dict(zip(known, chosen, strict=True)))
            except NoReverseMatch:
                continue


def _keys(name: str) -> list[Any]:
    """Of a table of the admin the newest row, which is the secret where the table has one."""
    app, _, rest = name.partition("_")
    model = rest.partition("_")[0]
    if app not in ("boards", "blocs", "awards") or model not in apps.all_models[app]:
        return ["1"]
    newest = apps.get_model(app, model)._base_manager.order_by("pk").last()
    return [newest.pk if newest else "1"]


def _queries(cycle: Cycle) -> Iterator[str]:
    """Search, filters, facets, order, choices and rights."""
    yield reverse("search") + "?q=bi+mat"
    for name in ("compare", "compare_file"):
        yield f"{reverse(f'blocs:{name}')}?board={board_of(cycle, 'A').slug}"
    yield f"{reverse('blocs:verify')}?code={Edition.objects.get().fingerprint[:8]}"
    for table in ("opinion", "score", "standing", "edition", "cycle", "change"):
        app = "boards" if table == "change" else "blocs"
        page = reverse(f"admin:{app}_{table}_changelist")
        yield from (f"{page}{query}" for query in ("?_facets=True", "?q=bi+mat", "?o=-2", "?all="))
    choices = {"app_label": "awards", "model_name": "nomination"}
    for field in ("edition", "board", "cycle"):
        said = "&".join(f"{key}={value}" for key, value in choices.items())
        yield f"{reverse('admin:autocomplete')}?{said}&field_name={field}&term="
    for label, row in (("cycle", cycle), ("edition", Edition.objects.get())):
        yield f"{reverse('admin:who_can')}?object=blocs.{label}:{row.pk}"
    yield reverse("admin:boards_history") + "?table=blocs.opinion"
    yield reverse("admin:blocs_cycle_scoring_compare", args=[cycle.pk]) + "?apart=1"


# What is answered

CHANGING = (
    re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"'),
    re.compile(rb'"csrf": "[^"]+"'),
    re.compile(rb"<dcterms:[^>]+>[^<]+"),
    re.compile(rb"nonce-[\w+/=-]+|nonce=\"[^\"]+\""),
)
SAID = ("ETag", "Last-Modified", "Content-Disposition", "Content-Type", "Location", "Cache-Control")


def answered(client: Client, address: str) -> str:
    """An answer to the byte: its status, what its headers say, and what it holds."""
    response = client.get(address)
    body = b"".join(response) if response.streaming else response.content
    if zipfile.is_zipfile(io.BytesIO(body)):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(archive.read(name) for name in archive.namelist())
    for pattern in CHANGING:
        body = pattern.sub(b"", body)
    headers = [f"{name}: {response.get(name, '')}" for name in SAID]
    said = "\n".join([str(response.status_code), *headers]).encode() + body
    return hashlib.sha256(said).hexdigest()


def letters(cycle: Cycle) -> str:
    """What the site writes by itself, kept in the outbox or sent."""
    call_command(remind.Command(), stdout=io.StringIO())
    kept = Letter.objects.order_by("pk").values_list("subject", "body", "officer__username")
    return repr([*kept, *((each.subject, each.body, each.to) for each in mail.outbox)])


def asked_in(
    world: str, cycle: Cycle, clients: dict[str, Client], every: Iterable[str]
) -> dict[tuple[str, str], str]:
    """Everything that is answered in a world, which is taken back."""
    with transaction.atomic():
        decide(cycle, world)
        found = {
            (who, address): answered(client, address)
            for who, client in clients.items()
            for address in every
        }
        found["everybody", "mail"] = letters(cycle)
        transaction.set_rollback(True)
    return found


def addresses_of(world: str, cycle: Cycle, within: str) -> set[str]:
    """The addresses of a world, with the keys and codes that it gives to its secret."""
    with transaction.atomic():
        decide(cycle, world)
        found = {each for each in addresses(cycle) if each.startswith(within)}
        transaction.set_rollback(True)
    return found


def differing(cycle: Cycle, clients: dict[str, Client], within: str = "/") -> list[tuple[str, str]]:
    """Who could tell the worlds apart, and by what. The addresses of both are asked in each."""
    every = sorted(set().union(*(addresses_of(world, cycle, within) for world in LEADS)))
    if "member" not in clients:
        every = [address for address in every if not REGISTERS.search(address)]
    one, other = (asked_in(world, cycle, clients, every) for world in LEADS)
    return sorted(key for key in one if one[key] != other[key])
