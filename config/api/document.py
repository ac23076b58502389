"""The OpenAPI document: what the library derives from the code, in the reader's language.

Descriptions are English message ids in the code and translated here. Closed lists describe
themselves: each value with the words that pages use for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from awards import enums as of_awards
from blocs import enums as of_blocs
from boards import enums as of_boards
from boards.addresses import origin
from boards.licences import current
from config.api.layer import PREFIX
from config.api.problems import MEDIA_TYPE
from config.api.root import api
from config.api.words import SHAPES

Json = dict[str, Any]

LISTS: dict[str, type[TextChoices]] = {
    name: each
    for module in (of_boards, of_blocs, of_awards)
    for name, each in vars(module).items()
    if isinstance(each, type) and issubclass(each, TextChoices) and each is not TextChoices
}
"""By name; of two that share one, none is in an answer, as a test sees."""

ANSWERS = {
    200: gettext_noop("What was asked for."),
    304: gettext_noop("The copy that the reader has is still good."),
    404: gettext_noop("There is nothing public at this address."),
    422: gettext_noop("A parameter is unknown, or its value is not allowed."),
}
LANGUAGE = gettext_noop("Language of problems and of this description; data carry both languages.")
PROBLEMS = (404, 422)
TOLD = ("description", "summary", "title")


def document(request: HttpRequest, language: str) -> Json:
    """The whole document, with where this site is reached."""
    return _written(language) | {"servers": [{"url": origin(request)}]}


@cache
def _written(language: str) -> Json:
    with override(language):
        found: Json = deepcopy(dict(api.get_openapi_schema(path_prefix=PREFIX)))
        found["info"] |= _about()
        for operation in operations(found):
            _complete(operation)
        _without_the_unused(found)
        for name, shape in found["components"]["schemas"].items():
            listed = name in LISTS
            shape["description"] = "; ".join(_values(LISTS[name])) if listed else SHAPES[name]
        found["tags"] = [{"name": name, "description": says} for name, says in _tags().items()]
        translated: Json = _in_language(found)
        return translated


def operations(found: Json) -> Iterator[Json]:
    """Every operation of the document."""
    for methods in found["paths"].values():
        yield from methods.values()


def _about() -> Json:
    licence = current()
    about: Json = {"license": {"name": licence.code, "identifier": licence.spdx}}
    if settings.DATA_CONTACT:
        kind = "email" if "@" in settings.DATA_CONTACT else "url"
        about["contact"] = {kind: settings.DATA_CONTACT}
    return about


def _tags() -> dict[str, str]:
    return {
        "blocs": _("Blocs, members, chairs and deputies"),
        "boards": _("Boards and indicators"),
        "editions": _("Published editions"),
        "pledges": _("Pledges and signatures"),
        "ballots": _("Ballots"),
        "awards": _("Awards and decisions"),
    }


def _without_the_unused(found: Json) -> None:
    """Forms of questions stand with their addresses; as objects nobody refers to them."""
    written = json.dumps(found, default=str)
    schemas = found["components"]["schemas"]
    for name in [name for name in schemas if f'"#/components/schemas/{name}"' not in written]:
        del schemas[name]


def _parameter(parameter: Json) -> Json:
    """What is left out of an address is nothing; no address says null."""
    schema = {key: value for key, value in parameter["schema"].items() if key != "description"}
    for part in schema.pop("anyOf", ()):
        schema |= part if part != {"type": "null"} else {}
    return parameter | {"schema": schema}


def _complete(operation: Json) -> None:
    """The language everywhere, and answers as they are sent: problems, and an unchanged copy."""
    operation["parameters"] = [_parameter(each) for each in operation["parameters"]]
    codes = [code for code, _name in settings.LANGUAGES]
    operation["parameters"].append(
        {
            "in": "query",
            "name": "lang",
            "required": False,
            "description": LANGUAGE,
            "schema": {"type": "string", "enum": codes, "default": settings.LANGUAGE_CODE},
        }
    )
    answers = operation["responses"]
    answers[304] = {}
    answers[422] = {}  # A parameter that nobody knows is refused everywhere.
    for status, answer in answers.items():
        answer["description"] = ANSWERS[status]
        if status in PROBLEMS:
            answer["content"] = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    operation["responses"] = {str(status): answers[status] for status in sorted(answers)}


def _values(kind: type[TextChoices]) -> Iterator[str]:
    for each in kind:
        same = each.value == each.label
        yield str(each.value) if same else f"{each.value or '“”'} – {each.label}"


def _in_language(part: Any, name: str = "") -> Any:
    """The texts translated; titles that only repeat a name are left out."""
    if isinstance(part, dict):
        return {
            key: _in_language(value, key)
            for key, value in part.items()
            if not (key == "title" and isinstance(value, str) and name != "info")
        }
    if isinstance(part, list):
        return [_in_language(each, name) for each in part]
    return _(part) if name in TOLD and isinstance(part, str) and part else part
