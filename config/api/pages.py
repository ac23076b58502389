"""The OpenAPI document as a page lays it out: by noun, what each address takes and gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

EXAMPLES = {"/api/v1/editions": "?latest=true", "/api/v1/boards": "?search=bac+kan"}
"""What is asked in the example of a list."""
EVERYWHERE = "lang"
"""A parameter of every address: the page says it once, above."""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a value of an answer: its name, kind and meaning."""

    name: str
    kind: str
    meaning: str
    shape: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """An address."""

    key: str
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    answer: str
    example: str


@dataclass(frozen=True, slots=True)
class Shape:
    """An object of the answers, or a closed list of values."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The addresses of a noun, and the objects that only they answer with."""

    key: str
    title: str
    operations: tuple[Operation, ...]
    shapes: tuple[Shape, ...]


def sections(document: Json) -> tuple[Section, ...]:
    """Every noun of the document, in its order; each object stands where it is first needed."""
    schemas, told = document["components"]["schemas"], set[str]()
    found = []
    for tag in document["tags"]:
        operations = [
            (path, each)
            for path, methods in document["paths"].items()
            for each in methods.values()
            if tag["name"] in each["tags"]
        ]
        needed = [name for _path, each in operations for name in _reached(_answer(each), schemas)]
        new = [name for name in dict.fromkeys(needed) if name not in told]
        told.update(new)
        found.append(
            Section(
                tag["name"],
                tag["description"],
                tuple(_operation(path, each) for path, each in operations),
                tuple(_shape(name, schemas[name]) for name in new),
            )
        )
    return tuple(found)


def _operation(path: str, operation: Json) -> Operation:
    own = [each for each in operation["parameters"] if each["name"] != EVERYWHERE]
    parameters = tuple(_parameter(each) for each in own)
    return Operation(
        operation["operationId"],
        path,
        operation["summary"],
        operation.get("description", ""),
        parameters,
        _answer(operation),
        "" if "{" in path else path + EXAMPLES.get(path, ""),
    )


def _parameter(said: Json) -> Field:
    kind = _kind(said["schema"])[0]
    return Field(said["name"], kind, said.get("description", ""), required=said["required"])


def _answer(operation: Json) -> str:
    """The name of the object that is answered."""
    shape = operation["responses"]["200"]["content"]["application/json"]["schema"]
    name: str = _kind(shape)[1]
    return name


def _shape(name: str, schema: Json) -> Shape:
    required = schema.get("required", ())
    fields = tuple(
        Field(key, *_described(value), required=key in required)
        for key, value in schema.get("properties", {}).items()
    )
    return Shape(name, schema.get("description", ""), fields)


def _described(schema: Json) -> tuple[str, str, str]:
    kind, shape = _kind(schema)
    parts = (schema, *schema.get("anyOf", ()))
    return kind, next((part["description"] for part in parts if "description" in part), ""), shape


def _kind(schema: Json) -> tuple[str, str]:
    """How a value is written, and the object that it is or holds."""
    if "$ref" in schema:
        return "", schema["$ref"].rsplit("/", 1)[-1]
    if "anyOf" in schema:
        parts = [_kind(part) for part in schema["anyOf"]]
        return " | ".join(kind for kind, _shape in parts if kind), "".join(s for _k, s in parts)
    if schema.get("type") == "array":
        kind, shape = _kind(schema["items"])
        return f"[{kind}]", shape
    return str(schema.get("format", schema.get("type", ""))), ""


def _reached(name: str, schemas: Json) -> Iterator[str]:
    """An object and all that it is made of."""
    waiting, seen = [name], set[str]()
    while waiting:
        found = waiting.pop(0)
        if found and found not in seen:
            seen.add(found)
            yield found
            values = schemas[found].get("properties", {}).values()
            waiting += [_kind(value)[1] for value in values]
