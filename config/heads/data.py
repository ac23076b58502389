"""Structured data after schema.org: the site, a board, and an edition as a data set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from blocs.queries.published import Head
from blocs.views.open_data import TYPES
from boards.language import spoken
from boards.licences import address_of
from config.heads.addresses import in_language

Json = dict[str, object]
Values = Mapping[str, Any]

CONTEXT = "https://schema.org"
FILES = {name: TYPES[name].partition(";")[0] for name in ("json", "csv", "xlsx")}


def data_of(name: str, values: Values, *, origin: str, here: str) -> Iterator[Json]:
    """What the page at an address is about; nothing where schema.org has no word for it."""
    match name:
        case "home":
            yield _site(origin)
        case "blocs:board":
            yield _board(values, here)
        case "blocs:leaderboard" | "blocs:edition" if "head" in values:
            yield _edition(values["head"], origin)


def _site(origin: str) -> Json:
    search = f"{origin}{reverse('search')}?q={{search_term_string}}"
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": "Khối Thi Đua",
        "url": origin + in_language(reverse("home"), spoken()),
        "inLanguage": spoken(),
        "publisher": _ourselves(origin),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }


def _ourselves(origin: str) -> Json:
    return {
        "@type": "Organization",
        "name": "Khối Thi Đua",
        "url": f"{origin}{reverse('home')}",
        "logo": f"{origin}{static('site/logo.svg')}",
    }


def _board(values: Values, here: str) -> Json:
    """A public body. Days that nobody knows are left out."""
    page = values["page"]
    others = {page.name, *(past.name for past in page.names), *page.aliases} - {page.full_name}
    days = {"foundingDate": page.founded_on, "dissolutionDate": page.dissolved_on}
    return {
        "@context": CONTEXT,
        "@type": "GovernmentOrganization",
        "@id": here,
        "name": page.full_name,
        "alternateName": sorted(others),
        "url": here,
        "areaServed": {"@type": "AdministrativeArea", "name": page.province},
        **{name: day.isoformat() for name, day in days.items() if day},
    }


def _edition(head: Head, origin: str) -> Json:
    """The permanent edition, on whichever page it is read: its files are the distributions.

    An illustration is the work of the site: the council has nothing to do with it.
    """
    asked = [head.bloc, head.year, head.number]
    address = origin + reverse("blocs:edition", args=asked)
    name = _("Emulation results of %(year)s, %(bloc)s, edition %(number)s") % _names(head)
    council = {"@type": "GovernmentOrganization", "name": head.council}
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": name,
        "description": _described(head),
        "identifier": [address, f"sha256:{head.fingerprint}"],
        "version": str(head.number),
        "license": address_of(head.licence),
        "isAccessibleForFree": True,
        "inLanguage": ["vi", "en"],
        "temporalCoverage": str(head.year),
        "datePublished": head.published_at.isoformat(),
        "creator": _ourselves(origin) if head.illustrative else council,
        "publisher": _ourselves(origin),
        "distribution": [
            *(
                _file(kind, origin + reverse("blocs:edition_file", args=[*asked, name]))
                for name, kind in FILES.items()
            ),
            _file("application/zip", origin + reverse("blocs:package_zip", args=asked)),
        ],
    }


def _described(head: Head) -> str:
    parts = [
        *([_("Illustration – not an official result")] if head.illustrative else []),
        _("Members, figures, rates, rules, points and places of the bloc, with every explanation"),
        *([_("Correction: %(reason)s") % {"reason": head.correction}] if head.correction else []),
    ]
    return ". ".join(parts) + "."


def _names(head: Head) -> dict[str, object]:
    return {"year": head.year, "bloc": head.bloc_name, "number": head.number}


def _file(kind: str, address: str) -> Json:
    return {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}
