"""A scheme with groups, people who judge and conditions, from its rows to a published edition."""

import json
from decimal import Decimal

import pytest
from django.utils import timezone

from blocs.domain.editions import findings
from blocs.models import Breach, Criterion, Gate, Grade, Group, Opinion, Scheme
from blocs.services import approve_edition, prepare_edition
from boards.models import Board, Document
from tests.config.test_verify_script import SCRIPT_MODULE

URL = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022/"


@pytest.fixture
def tree(cycle_2022, secretary):
    """The illustration with its criteria in a group, a bonus that is judged, and a condition."""
    scheme = Scheme.objects.get(cycle=cycle_2022)
    paper = Document.objects.first()
    fields = {"scheme": scheme, "name_en": "In English"}
    work = Group.objects.create(code="work", order=2, name="Nhiệm vụ", maximum=100, **fields)
    inner = Group.objects.create(
        code="inner", order=1, name="Thu hút", maximum=50, parent=work, clause="Điều 5", **fields
    )
    bonus = Group.objects.create(
        code="bonus", order=3, name="Điểm thưởng", maximum=5, counting="bonus", **fields
    )
    Criterion.objects.filter(scheme=scheme).update(group=work)
    Criterion.objects.filter(scheme=scheme, order__lte=2).update(group=inner)
    judged = Criterion.objects.create(
        code="sang-kien",
        order=9,
        name="Sáng kiến",
        maximum=5,
        method="judgement",
        parameters={"step": "0.5"},
        group=bonus,
        **fields,
    )
    gate = Gate.objects.create(
        code="ky-luat", order=1, name="Không bị kỷ luật", effect="unranked", **fields
    )
    Grade.objects.create(name="Tốt", share_from="0.05", **fields)
    Scheme.objects.filter(pk=scheme.pk).update(tie_breakers=["inner"])
    board = Board.objects.get(slug="yen-bai")
    peers = Board.objects.filter(slug__in=["phu-tho", "bac-kan"])
    for peer, points in zip(peers, (4, "2.5"), strict=True):
        Opinion.objects.create(
            board=board,
            criterion=judged,
            layer="peer",
            by_board=peer,
            points=points,
            reason="Ý kiến riêng.",
            officer=secretary,
            given_at=timezone.now(),
        )
    Breach.objects.create(
        cycle=cycle_2022, board=Board.objects.get(slug="bac-giang"), gate=gate, document=paper
    )
    return scheme


@pytest.fixture
def edition(tree, cycle_2022, secretary, approver):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    return approve_edition(edition=edition, officer=approver)


def test_the_document_prints_the_tree_and_recomputes(edition):
    document = json.loads(json.dumps(edition.document))
    rules = document["scheme"]

    assert document["format"] == "khoi-thi-dua/edition/2"
    assert [(group["code"], group["parent"]) for group in rules["groups"]] == [
        ("work", ""),
        ("bonus", ""),
        ("inner", "work"),
    ]
    assert [row["code"] for row in rules["conditions"]] == ["ky-luat"]
    assert (rules["tie_breakers"], rules["grades"][0]["from"]) == (["inner"], "0.05")
    assert findings(document) == []
    assert SCRIPT_MODULE.differences(document) == []


def test_peers_are_not_named(edition):
    opinions = edition.sealed["opinions"]

    assert [(row["points"], row["reason"]) for row in opinions] == [("2.5", ""), ("4", "")]
    assert {key for row in opinions for key in row} == {
        "board",
        "criterion",
        "layer",
        "points",
        "reason",
    }


def test_a_board_that_a_condition_keeps_out_has_points_and_no_place(edition):
    last = edition.sealed["standings"][-1]

    assert (last["board"], last["place"], last["unmet"]) == ("bac-giang", None, ["ky-luat"])
    assert edition.standings.get(board__slug="bac-giang").points == Decimal(last["points"])
    assert [paper["code"] for paper in edition.sealed["documents"]].count(
        Breach.objects.get().document.slug
    ) == 1


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", ["Thái Nguyên"]),
        ("boards/yen-bai/", ["Nhóm tiêu chí", "Điểm thưởng", "chấm chéo 2,5 – 4", "Tốt"]),
        ("boards/bac-giang/", ["Không đạt: “Không bị kỷ luật”"]),
        ("figures/", ["Nguyên văn"]),
    ],
)
def test_the_public_pages_show_it(client, edition, page, words):
    content = client.get(URL + page).content.decode()

    assert [word for word in words if word.lower() not in content.lower()] == []


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx"])
def test_the_open_data_can_be_had(client, edition, kind):
    assert client.get(f"{URL[:-1]}.{kind}").status_code == 200
