"""The Vietnamese catalogue translates every message, and keeps its placeholders."""

import re

import pytest

from tests.catalogue import (
    borrowed,
    catalogue,
    english,
    gaps,
    messages,
    python_messages,
    template_messages,
    translations,
)

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


def test_every_message_has_a_vietnamese_translation():
    assert gaps() == {}


def test_no_translation_is_left_over():
    used = {text for _context, text in messages() | borrowed()}
    singular = {text if isinstance(text, str) else text[0] for text in used}

    assert [
        english(entry) for entry in catalogue() if entry.id and english(entry) not in singular
    ] == []


def test_every_translation_keeps_the_placeholders():
    wrong = [
        (english(entry), text)
        for entry in catalogue()
        for text in translations(entry)
        if entry.id and placeholders(text) != placeholders(english(entry, plural=True))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param('_("Board")', [(None, "Board")], id="plain"),
        pytest.param('gettext_lazy("One " "text")', [(None, "One text")], id="joined"),
        pytest.param('pgettext("stage", "closed")', [("stage", "closed")], id="context"),
        pytest.param(
            'ngettext("%(n)d row", "%(n)d rows", n)',
            [(None, ("%(n)d row", "%(n)d rows"))],
            id="plural",
        ),
        pytest.param('print("Board")', [], id="not marked"),
    ],
)
def test_messages_of_python(source, found):
    assert list(python_messages(source)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param('<p>\n  {% translate "Board" %}</p>', [(None, "Board")], id="plain"),
        pytest.param(
            '    <b>\n {% translate "may" context "month" %}', [("month", "may")], id="context"
        ),
        pytest.param(
            "{% blocktranslate trimmed %}\n  One\n  text\n{% endblocktranslate %}",
            [(None, "One text")],
            id="block",
        ),
        pytest.param(
            "{% blocktranslate count n=n %}{{ n }} row{% plural %}{{ n }} rows"
            "{% endblocktranslate %}",
            [(None, ("%(n)s row", "%(n)s rows"))],
            id="plural",
        ),
        pytest.param(
            '{% include "x.html" with title=_("Board") %}', [(None, "Board")], id="filter"
        ),
        pytest.param("<p>Don't (board)</p>", [], id="not marked"),
    ],
)
def test_messages_of_templates(source, found):
    assert list(template_messages(source)) == found
