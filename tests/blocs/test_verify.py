"""The page of verification: for anybody, by code or by file, in one word and with reasons."""

import json
import re
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blocs.domain.editions import canonical, fingerprint, short_code
from blocs.domain.pledge.codes import code_of
from blocs.enums import Answer, PledgeState
from blocs.models import Edition, HandOver, Pledge
from blocs.queries.verifying import editions, papers, verified_code, verified_file
from blocs.services import approve_edition, prepare_edition
from blocs.services.signatures import digital, record_paper_signature, sign_digitally
from blocs.views import limits
from blocs.views.limits import FILES_A_MINUTE
from boards.models import Figure
from boards.models.files import LARGEST
from boards.pades.reading import read_pdf
from tests.blocs.signing import board, heads, officer_of, opened_pledge, signed_by, upload
from tests.signing import paper, sign, trust

VALID, SUPERSEDED, VOID, ALTERED, UNKNOWN = Answer


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(digital, "read_apart", read_pdf)
    monkeypatch.setattr(papers, "read_apart", read_pdf)
    settings.TRUST_DIR = tmp_path / "trust"
    trust(settings.TRUST_DIR, revoked={})
    cache.clear()


CODE = code_of(2023, "f" * 64)


@pytest.fixture
def pledge(bloc_2022):
    heads()
    pledge = opened_pledge()
    Pledge.objects.filter(pk=pledge.pk).update(code=CODE, fingerprint=sha256(b"{}").hexdigest())
    pledge.refresh_from_db()
    return pledge


@pytest.fixture
def second_edition(edition_2022, secretary, approver):
    """A correction of the first one."""
    Figure.objects.filter(indicator__code="workers", report__board__slug="hoa-binh").update(
        amount=3
    )
    second = prepare_edition(
        cycle=edition_2022.cycle, officer=secretary, correction_note="Sửa số liệu"
    )
    return approve_edition(edition=second, officer=approver)


def signs(pledge, slug, data=None):
    data = signed_by(slug) if data is None else data
    return sign_digitally(
        pledge=pledge, board=board(slug), file=upload(data), officer=officer_of(slug)
    )


def english(verified):
    return [sentence.en for sentence in verified.compared]


def ended(state):
    """Let the pledge end in that way."""
    Pledge.objects.update(state=state, ended_at=timezone.now(), end_reason="Có lý do")


# By code


@pytest.mark.parametrize(
    "typed", [CODE, CODE.lower(), CODE.replace("-", ""), CODE.replace("-", " "), f" {CODE} "]
)
def test_a_code_is_read_as_people_type_it(pledge, typed):
    verified = verified_code(typed)

    assert verified.answer == VALID
    assert verified.about.en.startswith("Pledge of 2023, version 1, Emulation bloc")
    assert english(verified) == [
        f"The code {CODE} is that of this paper.",
        "Open for signature: 0 of 7 members have signed.",
    ]


@pytest.mark.parametrize(
    ("state", "answer", "sentence"),
    [
        (PledgeState.SUPERSEDED, SUPERSEDED, "A newer version replaced it on"),
        (PledgeState.VOID, VOID, "It was declared void on"),
    ],
)
def test_a_pledge_that_ended_is_said_to_have(pledge, state, answer, sentence):
    ended(state)

    verified = verified_code(CODE)

    assert verified.answer == answer
    assert english(verified)[1] == f"{sentence} {timezone.localdate():%d/%m/%Y}."


def test_a_signed_pledge_says_when(pledge):
    Pledge.objects.update(state=PledgeState.SIGNED, signed_on=date(2023, 1, 6))

    assert english(verified_code(CODE))[1] == "Signed by all 7 members on 06/01/2023."


def test_a_signed_pledge_without_a_day_says_nothing_of_it(pledge):
    Pledge.objects.update(state=PledgeState.SIGNED)

    assert (verified_code(CODE).answer, len(english(verified_code(CODE)))) == (VALID, 1)


def test_of_a_draft_strangers_learn_nothing(pledge):
    Pledge.objects.update(state=PledgeState.DRAFT)

    assert verified_code(CODE).answer == UNKNOWN
    assert verified_file(paper()).answer == UNKNOWN


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param(code_of(2024, "a" * 64), "No paper and no published", id="nobody's"),
        pytest.param("229e-f100", "No paper and no published", id="nobody's edition"),
        pytest.param("GU-2023-AAAA-AAAA", "The code is miswritten", id="miswritten"),
        pytest.param("229e-f10", "The code is miswritten", id="a digit short"),
        pytest.param("a" * 63, "The code is miswritten", id="a digit short of a fingerprint"),
        pytest.param("'; DROP TABLE", "The code is miswritten", id="odd"),
        pytest.param("\x00", "The code is miswritten", id="a zero"),
        pytest.param("  ", "The code is miswritten", id="nothing"),
    ],
)
def test_a_code_that_leads_nowhere_says_why(pledge, typed, sentence):
    verified = verified_code(typed)

    assert verified.answer == UNKNOWN
    assert english(verified)[0].startswith(sentence)


def test_a_miswritten_code_is_told_both_forms(db):
    [sentence] = english(verified_code("229e"))

    assert "GU-2024-XXXX-XXXX" in sentence
    assert "4f1c-9a02" in sentence


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda whole: short_code(whole), id="as it is printed"),
        pytest.param(lambda whole: short_code(whole).upper(), id="in capitals"),
        pytest.param(lambda whole: f" {whole[:4]} – {whole[4:8]} ", id="spaces and a long dash"),
        pytest.param(lambda whole: whole[:8], id="without a dash"),
        pytest.param(lambda whole: whole, id="the whole fingerprint"),
        pytest.param(lambda whole: f"{whole[:32]} {whole[32:].upper()}", id="the whole in parts"),
    ],
)
def test_an_edition_is_known_by_the_code_that_its_pages_print(edition_2022, written):
    whole = edition_2022.fingerprint

    verified = verified_code(written(whole))

    assert (verified.answer, verified.others) == (VALID, ())
    assert verified.about.en.startswith("Edition 1, results of 2022, Emulation bloc")
    assert verified.page.endswith("/2022/editions/1/")
    assert english(verified)[0] == (
        f"The code {short_code(whole)} is the verification code of this edition; in full: {whole}."
    )
    assert english(verified)[1].startswith("A code only says which edition it is. To check a file")


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param({"published_at": None, "approved_by": None}, id="not approved"),
        pytest.param({"published_at": timezone.now() + timedelta(days=400)}, id="embargoed"),
    ],
)
def test_of_an_edition_that_is_not_public_strangers_learn_nothing(edition_2022, moment):
    Edition.objects.filter(pk=edition_2022.pk).update(**moment)

    codes = (edition_2022.fingerprint, short_code(edition_2022.fingerprint))

    assert [english(verified_code(code)) for code in codes] == [
        ["No paper and no published result bears this code."]
    ] * 2


def test_a_code_of_a_replaced_edition_names_the_newest(edition_2022, second_edition):
    verified = verified_code(short_code(edition_2022.fingerprint))

    assert verified.answer == SUPERSEDED
    assert english(verified)[1] == "It is as it was published, but edition 2 has replaced it."
    assert verified_code(second_edition.fingerprint).answer == VALID


def test_editions_that_share_a_code_are_all_listed(edition_2022, second_edition, client):
    shared = edition_2022.fingerprint[:8] + second_edition.fingerprint[8:]
    Edition.objects.filter(pk=second_edition.pk).update(fingerprint=shared)

    text = words(page(client, path=f"/verify/{short_code(shared)}/"))

    assert "Edition 2, results of 2022" in text
    assert "Edition 1, results of 2022" in text


def test_a_typed_fingerprint_leads_to_its_page(db, client):
    spaced = " ".join(["4f1c9a02"] * 8)

    assert page(client, code=spaced).status_code == 302


def test_the_code_on_a_page_of_results_leads_to_its_answer(edition_2022, client):
    html = page(client, path=edition_page(edition_2022)).content.decode()
    code = short_code(edition_2022.fingerprint)

    assert f'<a href="/verify/{code}/">Verification code <code>{code}</code></a>' in html
    assert 'class="answer valid"' in page(client, path=f"/verify/{code}/").content.decode()


def edition_page(edition):
    cycle = edition.cycle
    return f"/blocs/{cycle.bloc.slug}/{cycle.year}/"


# By file: pledges


def test_the_paper_is_known_byte_for_byte(pledge):
    verified = verified_file(paper())

    assert (verified.answer, verified.sha256) == (VALID, pledge.file_sha256)
    assert english(verified)[0] == (
        "The file is byte for byte the paper that was opened for signature, without signatures."
    )


def test_the_sealed_content_is_known(pledge):
    assert english(verified_file(b"{}"))[0].startswith("The file is byte for byte the sealed")


def test_a_signed_file_is_known_and_says_whose(pledge):
    data = signed_by("yen-bai")
    signs(pledge, "yen-bai", data)

    verified = verified_file(data)

    assert verified.answer == VALID
    assert english(verified)[0].startswith("The file is byte for byte the one that Yên Bái signed")
    assert [each.name.en for each in verified.witnesses] == [
        "the paper as it was opened",
        "signed file of Yên Bái",
    ]


def test_a_confirmed_scan_is_known_as_a_scan(pledge, secretary):
    from blocs.services.signatures import confirm_signature

    signature = record_paper_signature(
        pledge=pledge,
        board=board("yen-bai"),
        signed_on=timezone.localdate(),
        signatory=board("yen-bai").signatories.get(),
        file=upload(b"%PDF-1.7 scan"),
        officer=officer_of("yen-bai"),
    )
    before = verified_file(b"%PDF-1.7 scan").answer
    confirm_signature(signature=signature, officer=secretary, seen=signature.file_sha256)

    after = verified_file(b"%PDF-1.7 scan")

    assert (before, after.answer) == (UNKNOWN, VALID)
    assert "it is not cryptographically verified" in english(after)[0]


def test_a_copy_with_some_of_the_signatures_is_looked_into(pledge):
    one = signed_by("yen-bai")
    two = signed_by("hoa-binh", one)
    signs(pledge, "yen-bai", one)
    signs(pledge, "hoa-binh", two)
    three = sign(two, field="la")

    known, strange = verified_file(two + b"\n"), verified_file(three)

    assert known.answer == VALID
    assert english(known)[1] == (
        "The signatures in it are whole and recorded here: Yên Bái, Hòa Bình."
    )
    assert strange.answer == UNKNOWN
    assert english(strange)[0] == (
        "It is the paper that was opened, but the signature of “Nguyễn Văn An” is not recorded"
        " here."
    )


def test_a_paper_with_a_new_line_at_its_end_is_still_the_paper(pledge):
    verified = verified_file(paper() + b"\n\n")

    assert (verified.answer, len(english(verified))) == (VALID, 2)


def test_text_after_the_end_is_an_alteration(pledge):
    data = signed_by("yen-bai")
    signs(pledge, "yen-bai", data)

    verified = verified_file(data + b"% more\n")

    assert verified.answer == ALTERED
    assert english(verified)[0].startswith("The file begins with the paper that was opened, but")


def test_a_changed_byte_is_an_alteration_where_the_file_names_its_code(pledge):
    named = paper(f"Giao ước {CODE}")
    data = bytearray(named)
    data[data.index(b"endobj") - 3] ^= 1

    verified = verified_file(bytes(data))

    assert verified.answer == ALTERED
    assert english(verified)[0].startswith(f"The file names the code {CODE}, but does not begin")


def test_a_code_of_nobody_in_a_file_leads_nowhere(pledge):
    stranger = code_of(2024, "a" * 64)

    assert verified_file(b"%PDF-1.7\n" + stranger.encode()).answer == UNKNOWN


def test_a_file_held_against_a_code_is_altered_where_it_is_not_the_paper(pledge):
    verified = verified_file(b"%PDF-1.7 anything", claimed=pledge)

    assert verified.answer == ALTERED
    assert english(verified)[0].startswith(f"This file is not the paper with the code {CODE}")


@pytest.mark.parametrize("state", [PledgeState.SUPERSEDED, PledgeState.VOID])
def test_the_file_of_a_pledge_that_ended_says_so(pledge, state):
    ended(state)

    assert verified_file(paper()).answer == Answer(state.value)


# By file: hand-overs and editions


def test_a_hand_over_is_known(cycle_2022, secretary):
    HandOver.objects.create(
        cycle=cycle_2022,
        giver=board("yen-bai"),
        taker=board("thai-nguyen"),
        made_at=timezone.now(),
        made_by=secretary,
        archive="hand-overs/a.zip",
        sha256=sha256(b"PK").hexdigest(),
        size=2,
        index=[],
    )

    verified = verified_file(b"PK")

    assert (verified.answer, verified.about.en) == (
        VALID,
        "Hand-over of 2022: from Yên Bái to Thái Nguyên",
    )


def test_an_edition_is_known_and_its_fingerprint_computed(edition_2022):
    verified = verified_file(canonical(edition_2022.document))

    assert verified.answer == VALID
    assert english(verified) == [
        f"The fingerprint computed from the file is the published one: {edition_2022.fingerprint}."
    ]
    assert verified.page.endswith("/2022/editions/1/")


def test_the_same_edition_written_in_another_way_is_the_same(edition_2022):
    pretty = json.dumps(edition_2022.document, indent=2, ensure_ascii=False)

    assert verified_file(f"\ufeff{pretty}".encode()).answer == VALID


def test_a_part_of_an_edition_is_said_to_be_one(edition_2022):
    part = {key: edition_2022.document[key] for key in ("format", "fingerprint", "figures")}

    verified = verified_file(canonical(part))

    assert (verified.answer, english(verified)) == (
        VALID,
        ["The file is only a part of the edition; every value in it is the same."],
    )


def test_an_edition_that_was_replaced_says_by_which(edition_2022, second_edition):
    verified = verified_file(canonical(edition_2022.document))

    assert verified.answer == SUPERSEDED
    assert english(verified)[1] == ("It is as it was published, but edition 2 has replaced it.")


def altered(edition, **change):
    return {**edition.document, **change}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"correction": "x"}, id="a value"),
        pytest.param({"publication": {"published_at": None}}, id="what the seal leaves out"),
        pytest.param({"extra": 1}, id="a key more"),
        pytest.param({"fingerprint": "0" * 64}, id="the fingerprint"),
        pytest.param({"standings": []}, id="the standings"),
        pytest.param({"illustrative": 1}, id="a number for a yes"),
    ],
)
def test_an_altered_edition_is_said_to_be(edition_2022, change):
    verified = verified_file(canonical(altered(edition_2022, **change)))

    assert verified.answer == ALTERED
    assert english(verified)[0] == "The file differs from what was published."
    assert len(english(verified)) <= 6


def test_an_edition_sealed_anew_is_altered_all_the_same(edition_2022):
    document = altered(edition_2022, correction="x")
    document["fingerprint"] = fingerprint(document)

    assert verified_file(canonical(document)).answer == ALTERED


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"{", id="no JSON"),
        pytest.param(b'{"a": 1}', id="another format"),
        pytest.param(b'{"format": "khoi-thi-dua/edition/1"}', id="nothing else"),
        pytest.param(
            b'{"format": "khoi-thi-dua/edition/1", "year": "x", "edition": true, "bloc": 5}',
            id="odd values",
        ),
        pytest.param(
            b'{"format": "khoi-thi-dua/edition/1", "bloc": "\\u0000", "fingerprint": "\\u0000"}',
            id="zeros",
        ),
        pytest.param(
            b'{"format": "khoi-thi-dua/edition/1", "year": 9007199254740991999}', id="too large"
        ),
        pytest.param(b'{"format": ' + b"[" * 100_000, id="too deep"),
        pytest.param(b"{" + b" " * editions.LARGEST, id="too long"),
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00\xff", id="bytes"),
    ],
)
def test_what_is_nothing_of_ours_is_unknown(edition_2022, data):
    assert verified_file(data).answer == UNKNOWN


# The page


def page(client, *, path="/verify/", file=None, **options):
    client.cookies["django_language"] = "en"
    if file is None:
        return client.get(path, options)
    return client.post(path, {"file": upload(file, "tep.pdf")}, **options)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()).replace(" :", ":")


def test_the_page_asks_for_a_code_or_a_file(db, client):
    html = page(client).content.decode()

    assert html.count("<h1>") == 1
    assert re.findall(r'name="(\w+)"', html)[-2:] == ["code", "file"]
    assert "What is compared" in html


def test_a_typed_code_leads_to_its_page(pledge, client):
    answer = page(client, code=f"{CODE}/x")

    assert (answer.status_code, answer.url) == (302, f"/verify/{CODE}-x/")


def test_an_empty_code_is_asked_for_again(db, client):
    assert "This field is required." in words(page(client, code=""))


def test_the_answer_stands_large_with_what_was_compared(pledge, client):
    shown = page(client, path=f"/verify/{CODE}/").content.decode()

    assert re.search(r'<section class="answer valid".*?<h2[^>]*>(.*?)</h2>', shown, re.S)
    assert f'data-sha256="{pledge.file_sha256}"' in shown
    assert "Hòa Bình" in shown


def test_a_file_is_answered_and_nothing_is_kept(pledge, client, django_assert_num_queries):
    answer = page(client, file=paper())

    assert (answer.status_code, answer["Cache-Control"]) == (
        200,
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )
    assert f"The file you brought: SHA-256 {pledge.file_sha256}" in words(answer)


def test_a_file_brought_to_a_code_is_held_against_it(pledge, client):
    answer = page(client, path=f"/verify/{CODE}/", file=b"%PDF-1.7 x")

    assert f"This file is not the paper with the code {CODE}" in words(answer)


def test_another_site_may_send_a_file_too(pledge):
    strict = Client(enforce_csrf_checks=True)

    assert page(strict, file=paper()).status_code == 200


def test_a_page_without_a_file_is_told(db, client):
    answer = client.post("/verify/", {})

    assert answer.status_code == 200
    assert "is-invalid" in answer.content.decode()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(db, client):
    answer = page(client, file=b"x", CONTENT_LENGTH=str(LARGEST + 10**6))

    assert (answer.status_code, "A file may hold at most 20 MB." in words(answer)) == (413, True)


def test_a_file_a_little_too_large_is_refused_as_well(db, client):
    answer = page(client, file=bytes(LARGEST + 1))

    assert "A file may hold at most 20 MB." in words(answer)


def test_whoever_brings_too_many_waits(db, client):
    answers = [page(client, file=b"x").status_code for _ in range(FILES_A_MINUTE + 1)]
    other = page(client, file=b"x", REMOTE_ADDR="192.0.2.7").status_code

    assert answers == [200] * FILES_A_MINUTE + [429]
    assert other == 200


def test_behind_the_proxy_senders_are_told_apart_by_what_it_says(rf, settings):
    settings.HTTPS = True
    request = rf.get("/", headers={"x-forwarded-for": "10.0.0.1, 192.0.2.9"})
    plain = rf.get("/")

    assert [limits.address_of(each) for each in (request, plain)] == ["192.0.2.9", "127.0.0.1"]


def test_a_header_of_a_stranger_is_not_believed(rf, settings):
    settings.HTTPS = False

    assert limits.address_of(rf.get("/", headers={"x-forwarded-for": "1.2.3.4"})) == "127.0.0.1"


def test_a_minute_that_ends_in_between_starts_anew(rf, monkeypatch):
    monkeypatch.setattr(limits, "A_MINUTE", 0)

    assert limits.is_too_often(rf.get("/")) is False


def test_when_all_turns_are_taken_the_page_says_so(db, client, monkeypatch):
    monkeypatch.setattr(limits, "PATIENCE", 0.01)

    with limits.turn(), limits.turn():
        answer = page(client, file=b"x")

    assert (answer.status_code, "Others are being checked" in words(answer)) == (503, True)


@pytest.mark.parametrize("method", ["put", "delete"])
def test_the_page_knows_no_other_methods(db, client, method):
    assert getattr(client, method)("/verify/").status_code == 405


def test_a_strange_length_counts_as_none(rf):
    from blocs.views import verify

    request = rf.post("/verify/", CONTENT_LENGTH="x")

    assert verify._length(request) == 0


def test_the_foot_of_every_page_leads_there(db, client):
    assert 'href="/verify/"' in client.get("/").content.decode()


def test_a_file_that_repeats_codes_costs_no_more_than_one(client, db):
    def costs(many):
        codes = b"".join(b"GU-2022-2222-%04d\n" % (2222 + at % 7) for at in range(many))
        with CaptureQueriesContext(connection) as asked:
            client.post("/verify/", {"file": BytesIO(b"%PDF-1.7\n" + codes)})
        return len(asked)

    assert costs(5000) == costs(1)
