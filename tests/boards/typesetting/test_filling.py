"""Templates that somebody else wrote: filled in as text, and never more than text."""

from datetime import UTC, datetime

import pytest
from jinja2 import UndefinedError

from boards.refusals import Refused
from boards.typesetting.faults import TemplateFault, WordFault
from boards.typesetting.filling import fill_word
from boards.typesetting.language import PlainEnvironment
from boards.typesetting.reading import word_lines
from boards.typesetting.word import Column, Letterhead, OfficialPaper
from tests.boards.typesetting.test_reading import RELATIONS, relation, replaced

MADE_AT = datetime(2023, 1, 6, 9, tzinfo=UTC)
NAMES = {
    "ten": None,
    "dong_chu": {},
    "de_nghi": {"don_vi": None, "phieu": {}, "muc": {"so": None}},
}
DATA = {
    "ten": "A & <w:b/> {{ 7*7 }} {% x %}\x00",
    "dong_chu": ["một", "hai"],
    "de_nghi": [
        {"don_vi": "Yên Bái", "phieu": ["6/7"], "muc": [{"so": "1"}]},
        {"don_vi": "=Bắc Kạn", "phieu": [], "muc": []},
    ],
}


def template(*paragraphs, rows=()):
    paper = OfficialPaper(
        Letterhead("Khối"), kind="Mẫu", about="Thử", author="Khối", made_at=MADE_AT
    )
    for text in paragraphs:
        paper.add_paragraph(text)
    if rows:
        paper.add_table([Column("Đơn vị")], [[row] for row in rows], caption="Bảng")
    return paper.content()


def filled(content, data=None):
    said = {"title": "Tờ trình", "author": "Khối", "made_at": MADE_AT}
    return fill_word(content, data or DATA, NAMES, **said)


def text(*paragraphs, rows=(), data=None):
    """What the paper says below its title."""
    return word_lines(filled(template(*paragraphs, rows=rows), data))[6:]


def refused(*paragraphs, rows=()):
    with pytest.raises(Refused) as error:
        filled(template(*paragraphs, rows=rows))
    return error.value.refusal, error.value.detail


def test_a_value_is_text_whatever_it_holds():
    assert text("Tên: {{ ten }}") == ["Tên: A & <w:b/> {{ 7*7 }} {% x %}"]


def test_lists_are_repeated_by_paragraphs_and_by_rows():
    paragraphs = ["{%p for dong in dong_chu %}", "{{ loop.index }}. {{ dong }}", "{%p endfor %}"]
    rows = ["{%tr for dong in de_nghi %}", "{{ dong.don_vi|upper }}", "{%tr endfor %}"]

    assert text(*paragraphs, rows=rows) == [
        "1. một",
        "2. hai",
        "Bảng",
        "Đơn vị",
        "YÊN BÁI",
        "=BẮC KẠN",
    ]


def test_a_list_of_a_row_is_repeated_within_it():
    lines = [
        "{%p for dong in de_nghi %}",
        "{{ dong.don_vi }}: {{ dong.phieu|join(', ') }}",
        "{%p for muc in dong.muc %}",
        "mục {{ muc.so }}",
        "{%p endfor %}",
        "{%p endfor %}",
    ]

    assert text(*lines) == ["Yên Bái: 6/7", "mục 1", "=Bắc Kạn:"]


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ("ten", True),
        ("not ten", False),
        ("dong_chu|length == 2 and ten != 'x'", True),
        ("not dong_chu or ten == 'x'", False),
    ],
)
def test_a_paragraph_is_left_out_by_a_condition(condition, shown):
    lines = [f"{{%p if {condition} %}}", "có", "{%p else %}", "không", "{%p endif %}"]

    assert text(*lines) == ["có" if shown else "không"]


def test_a_break_of_a_line_stays_one():
    assert text("{{ ten }}", data={**DATA, "ten": "một\nhai"}) == ["mộthai"]


def test_equal_data_and_an_equal_moment_give_equal_bytes():
    made = template("{{ ten }}")

    assert filled(made) == filled(made)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("{{ tenn }}", (TemplateFault.UNKNOWN_FIELD, "tenn → ten"), id="misspelt"),
        pytest.param("{{ zzz }}", (TemplateFault.UNKNOWN_FIELD, "zzz"), id="nothing near"),
        pytest.param("{{ dong_chu }}", (TemplateFault.LIST_AS_TEXT, "“{{ dong_chu }}”"), id="list"),
        pytest.param(
            "{{ de_nghi|join(', ') }}",
            (TemplateFault.LIST_AS_TEXT, "“{{ de_nghi|join(', ') }}”"),
            id="rows joined",
        ),
        pytest.param("Tên: {{ ten }", (TemplateFault.BROKEN, "“Tên: {{ ten }”"), id="a brace"),
        pytest.param("{% for %}", (TemplateFault.BROKEN, "“{% for %}”"), id="half a loop"),
        pytest.param(
            "{{ ten.__class__ }}",
            (TemplateFault.NOT_ALLOWED, "“{{ ten.__class__ }}”"),
            id="an attribute",
        ),
        pytest.param("{{ ten() }}", (TemplateFault.NOT_ALLOWED, "“{{ ten() }}”"), id="a call"),
        pytest.param("{{ ten*9 }}", (TemplateFault.NOT_ALLOWED, "“{{ ten*9 }}”"), id="a product"),
        pytest.param("{{ ten[0] }}", (TemplateFault.NOT_ALLOWED, "“{{ ten[0] }}”"), id="a part"),
        pytest.param(
            "{{ ten|join(dong_chu) }}",
            (TemplateFault.NOT_ALLOWED, "“{{ ten|join(dong_chu) }}”"),
            id="a filter with a field",
        ),
        pytest.param(
            "{% filter upper %}a{% endfilter %}",
            (TemplateFault.NOT_ALLOWED, "“{% filter upper %}a{% endfilter %}”"),
            id="a block",
        ),
        pytest.param(
            "{% for a in ten %}{% endfor %}",
            (TemplateFault.NOT_ALLOWED, "“{% for a in ten %}{% endfor %}”"),
            id="a loop over a text",
        ),
        pytest.param("{{r ten }}", (TemplateFault.NOT_ALLOWED, "{{r ten }}"), id="markup"),
        pytest.param(
            "{{ ten|safe }}", (TemplateFault.NOT_ALLOWED, "“{{ ten|safe }}”"), id="unescaped"
        ),
    ],
)
def test_more_than_fields_is_refused_with_its_place(line, expected):
    assert refused(line) == expected


def test_a_column_that_a_row_does_not_have_is_named():
    lines = ["{%p for dong in de_nghi %}", "{{ dong.donvi }}", "{%p endfor %}"]

    assert refused(*lines) == (TemplateFault.UNKNOWN_FIELD, "donvi → don_vi")


def test_a_list_is_not_gone_through_again_for_every_row():
    lines = [
        "{%p for a in de_nghi %}",
        "{%p for b in de_nghi %}",
        "x",
        "{%p endfor %}",
        "{%p endfor %}",
    ]

    assert refused(*lines)[0] == TemplateFault.NOT_ALLOWED


def test_a_loop_that_tears_the_file_apart_is_refused():
    rows = ["{% for dong in de_nghi %}"], ["x{%tr endfor %}"]

    assert refused(rows=[row for each in rows for row in each])[0] == TemplateFault.NOT_FILLED


def test_a_template_that_fetches_something_is_not_opened():
    with pytest.raises(Refused) as error:
        filled(relation("attachedTemplate"))

    assert error.value.refusal == WordFault.OUTSIDE


def test_a_template_whose_parts_do_not_fit_is_refused():
    with pytest.raises(Refused) as error:
        filled(replaced(RELATIONS, "styles.xml", "nowhere.xml"))

    assert error.value.refusal == WordFault.NOT_WORD


@pytest.mark.parametrize("name", ["items", "__class__", "index0"])
def test_the_environment_itself_knows_no_attributes(name):
    environment = PlainEnvironment()
    source = f"{{% for a in b %}}{{{{ loop.{name} }}}}{{{{ a.{name} }}}}{{% endfor %}}"

    with pytest.raises(UndefinedError):
        environment.from_string(source).render(b=[{"x": "1"}])
