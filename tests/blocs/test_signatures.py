"""Signing a pledge: digitally, on paper, or not at all; all end where everybody sees it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone, translation

from blocs.enums import MilestoneKind, PledgeState, SignatureKind, SignatureState
from blocs.models import Letter, Mandate, Milestone, Pledge, Signature
from blocs.queries.signatures import all_stand, signing_rows
from blocs.queries.signing import expected_of, fullest, known_containers
from blocs.refusals import Refusal
from blocs.services.signatures import (
    confirm_signature,
    decline_to_sign,
    digital,
    record_paper_signature,
    reject_signature,
    sign_digitally,
)
from boards.enums import Role, SigningFault
from boards.models import Board, BoardAlias, BoardName, Certificate, Document, Officer
from boards.models.files import LARGEST
from boards.pades.reading import read_pdf
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from tests.blocs.signing import (
    HEADS,
    board,
    certificate_of,
    head_of,
    heads,
    officer_of,
    opened_pledge,
    signed_by,
    upload,
)
from tests.conftest import make_officer
from tests.signing import DAY, NOW, SLUGS, paper, sign, trust

DIGITAL, ON_PAPER = SLUGS[:5], SLUGS[5:]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch):
    """The same reader without the cost of a process; ``test_apart`` covers that."""
    monkeypatch.setattr(digital, "read_apart", read_pdf)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.TRUST_DIR = tmp_path / "trust"
    trust(settings.TRUST_DIR, revoked={})
    return settings.TRUST_DIR


@pytest.fixture
def pledge(bloc_2022):
    return opened_pledge()


@pytest.fixture
def people(bloc_2022):
    return heads()


def signs(pledge, slug, data=None, **options):
    data = signed_by(slug, **options) if data is None else data
    return sign_digitally(
        pledge=pledge, board=board(slug), file=upload(data), officer=officer_of(slug)
    )


def on_paper(pledge, slug, *, day=None, signatory=None, data=b"%PDF-1.7 scan", name="quet.pdf"):
    return record_paper_signature(
        pledge=pledge,
        board=board(slug),
        signed_on=day or timezone.localdate(),
        signatory=signatory or board(slug).signatories.get(),
        file=upload(data, name),
        officer=officer_of(slug),
    )


def confirms(signature, officer):
    return confirm_signature(signature=signature, officer=officer, seen=signature.file_sha256)


def stored(signature):
    """The signed file, as it was kept."""
    with default_storage.open(signature.file.name) as file:
        return file.read()


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return caught.value


def faults(act):
    return [finding.fault for finding in refused(act).findings]


# The whole way


def test_five_sign_digitally_and_two_on_paper_in_parallel(pledge, people, secretary):
    milestone = Milestone.objects.create(
        cycle=pledge.cycle, kind=MilestoneKind.PLEDGE, due_on=date(2023, 3, 31)
    )

    for slug in DIGITAL:
        signs(pledge, slug)
    scans = [on_paper(pledge, slug) for slug in ON_PAPER]
    before = Pledge.objects.get(pk=pledge.pk).state
    for scan in scans:
        confirms(scan, secretary)

    signed, today = Pledge.objects.get(pk=pledge.pk), timezone.localdate()
    milestone.refresh_from_db()
    assert (before, signed.state, signed.signed_on) == (
        PledgeState.OPEN,
        PledgeState.SIGNED,
        today,
    )
    assert milestone.done_on == today
    assert [(row.slug, row.state, row.kind, row.verified) for row in signing_rows(signed)] == [
        ("hoa-binh", "stands", "digital", True),
        ("bac-giang", "stands", "paper", False),
        ("thai-nguyen", "stands", "digital", True),
        ("tuyen-quang", "stands", "paper", False),
        ("yen-bai", "stands", "digital", True),
        ("phu-tho", "stands", "digital", True),
        ("bac-kan", "stands", "digital", True),
    ]


def test_one_file_goes_from_board_to_board(pledge, people):
    for slug in DIGITAL:
        last = fullest(pledge)
        taken = stored(last) if last else paper()
        signs(pledge, slug, signed_by(slug, taken))

    last = fullest(pledge)
    assert (last.board.slug, last.found["file"]["signed"]) == (DIGITAL[-1], len(DIGITAL))


def test_serial_and_parallel_files_may_be_mixed(pledge, people):
    signs(pledge, "yen-bai")
    signs(pledge, "hoa-binh")
    taken = stored(Signature.objects.get(board__slug="hoa-binh"))

    signs(pledge, "phu-tho", signed_by("phu-tho", taken))

    assert fullest(pledge).board.slug == "phu-tho"
    assert {row.slug for row in signing_rows(pledge) if row.stands} == {
        "yen-bai",
        "hoa-binh",
        "phu-tho",
    }


def test_the_first_signature_freezes_the_text(pledge, people):
    signs(pledge, "yen-bai")
    first = Pledge.objects.get(pk=pledge.pk).frozen_at
    signs(pledge, "hoa-binh")

    frozen = Pledge.objects.get(pk=pledge.pk).frozen_at
    assert first is not None
    assert frozen == first


def test_what_was_found_is_kept(pledge, people):
    at = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)

    signature = signs(pledge, "yen-bai", at=at)

    signature.refresh_from_db()
    found, who = signature.found, certificate_of("yen-bai").certificate
    assert (signature.kind, signature.state) == (SignatureKind.DIGITAL, SignatureState.STANDS)
    assert (signature.signed_by, signature.signatory.post) == (HEADS["yen-bai"], "Trưởng ban")
    assert (signature.signed_at, signature.signed_on) == (at, timezone.localdate(at))
    assert found["signature"]["serial"] == f"{who.serial_number:x}"
    assert found["signature"]["certificate"] == signature.certificate_sha256
    assert (found["file"]["signed"], found["registered"], found["seals"]) == (1, False, [])
    assert default_storage.exists(signature.file.name)
    assert signature.file.name.startswith(f"signatures/{timezone.localdate():%Y}/")


# Files that do not count


def spoiled(slug="yen-bai"):
    """One byte of the signed file changed."""
    data = bytearray(signed_by(slug))
    data[data.index(b"/CreationDate") - 2] ^= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"foreign": True}, [SigningFault.UNTRUSTED], id="a foreign authority"),
        pytest.param({"days": (-30, -1)}, [SigningFault.EXPIRED], id="expired"),
    ],
)
def test_a_certificate_that_does_not_count_is_refused(pledge, people, options, expected):
    assert faults(lambda: signs(pledge, "yen-bai", **options)) == expected
    assert (Signature.objects.count(), Pledge.objects.get().frozen_at) == (0, None)


def test_one_changed_byte_is_refused(pledge, people):
    found = faults(lambda: signs(pledge, "yen-bai", spoiled()))

    assert SigningFault.ANOTHER_FILE in found
    assert Signature.objects.count() == 0


def test_text_after_the_end_is_refused(pledge, people):
    data = signed_by("yen-bai") + b"% nothing\n"

    assert faults(lambda: signs(pledge, "yen-bai", data)) == [SigningFault.PARTLY_COVERED]


def test_a_revoked_certificate_is_refused(pledge, people, folder):
    trust(folder, revoked={certificate_of("yen-bai"): NOW - DAY})

    assert faults(lambda: signs(pledge, "yen-bai")) == [SigningFault.REVOKED]


def test_a_signer_whose_term_is_over_is_refused_in_those_words(pledge, bloc_2022):
    yesterday = timezone.localdate() - DAY
    head_of("yen-bai", post="Phó Trưởng ban", ends_on=timezone.localdate())

    error = refused(lambda: signs(pledge, "yen-bai"))

    (finding,) = error.findings
    assert finding.fault == SigningFault.NO_AUTHORITY
    assert finding.said.vi == (
        f"Người ký Nguyễn Văn An, Phó Trưởng ban đến {yesterday:%d/%m/%Y}: ngày"
        f" {timezone.localdate():%d/%m/%Y} không có thẩm quyền."
    )


def test_the_head_of_another_board_is_refused(pledge, people):
    data = signed_by("hoa-binh")

    assert faults(lambda: signs(pledge, "yen-bai", data)) == [SigningFault.UNKNOWN_SIGNER]


def test_a_new_signature_of_somebody_else_is_not_brought_along(pledge, people):
    data = signed_by("yen-bai", signed_by("hoa-binh"))

    assert faults(lambda: signs(pledge, "yen-bai", data)) == [SigningFault.UNKNOWN_SIGNER]


def test_the_file_of_another_version_is_refused(pledge, people):
    other = signed_by("yen-bai", paper("Bản cũ"))

    found = faults(lambda: signs(pledge, "yen-bai", other))

    assert found == [SigningFault.ANOTHER_FILE]


def test_the_paper_itself_is_not_a_signature(pledge, people):
    assert faults(lambda: signs(pledge, "yen-bai", paper())) == [SigningFault.NO_SIGNATURE]


def test_the_file_of_somebody_else_brings_nothing_new(pledge, people):
    signs(pledge, "hoa-binh")
    data = stored(Signature.objects.get())

    assert faults(lambda: signs(pledge, "yen-bai", data)) == [SigningFault.NOTHING_NEW]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", BoardRefusal.FILE_EMPTY, id="empty"),
        pytest.param(bytes(LARGEST + 1), BoardRefusal.FILE_TOO_LARGE, id="too large"),
    ],
)
def test_a_file_that_holds_nothing_or_too_much_is_refused(pledge, people, data, expected):
    assert refused(lambda: signs(pledge, "yen-bai", data)).refusal == expected


def test_what_is_no_pdf_is_refused_in_words(pledge, people):
    found = faults(lambda: signs(pledge, "yen-bai", b"PK\x03\x04 a Word file"))

    assert found == [SigningFault.UNREADABLE, SigningFault.ANOTHER_FILE]


def test_a_paper_that_is_gone_from_the_disk_is_said(pledge, people):
    default_storage.delete(pledge.file.name)

    assert refused(lambda: signs(pledge, "yen-bai", paper())).refusal == Refusal.PAPER_GONE


# Who may, and when


@pytest.mark.parametrize(
    "state", [PledgeState.DRAFT, PledgeState.SIGNED, PledgeState.SUPERSEDED, PledgeState.VOID]
)
def test_only_an_open_version_is_signed(pledge, people, state):
    Pledge.objects.update(state=state, ended_at=timezone.now(), end_reason="x")
    pledge.refresh_from_db()

    error = refused(lambda: signs(pledge, "yen-bai", paper()))

    assert (error.refusal, error.detail) == (Refusal.PLEDGE_NOT_OPEN, str(state.label))


def test_a_version_that_ends_while_the_file_is_read_is_not_signed(pledge, people, monkeypatch):
    def read_and_end(data, **asked):
        Pledge.objects.update(state=PledgeState.VOID, ended_at=timezone.now(), end_reason="x")
        return read_pdf(data, **asked)

    monkeypatch.setattr(digital, "read_apart", read_and_end)

    assert refused(lambda: signs(pledge, "yen-bai")).refusal == Refusal.PLEDGE_NOT_OPEN


def test_a_board_signs_for_itself_only(pledge, people):
    error = refused(
        lambda: sign_digitally(
            pledge=pledge,
            board=board("yen-bai"),
            file=upload(paper()),
            officer=officer_of("hoa-binh"),
        )
    )

    assert error.refusal == BoardRefusal.NOT_ALLOWED


def test_a_stranger_to_the_bloc_does_not_sign(pledge, people, secretary):
    error = refused(
        lambda: sign_digitally(
            pledge=pledge,
            board=board("kkt-ha-giang"),
            file=upload(paper()),
            officer=secretary,
        )
    )

    assert error.refusal == Refusal.NOT_A_MEMBER


def test_the_same_board_does_not_sign_twice(pledge, people):
    signs(pledge, "yen-bai")

    error = refused(lambda: signs(pledge, "yen-bai"))

    assert (error.refusal, error.detail) == (Refusal.SIGNED_ALREADY, "Yên Bái")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("BQL KCN Yên Bái", id="an alias"),
        pytest.param("Industrial Zones Board of Yên Bái Province", id="the name in English"),
        pytest.param("Ban Quản lý KCN cũ", id="an earlier name"),
    ],
)
def test_the_certificate_may_call_the_board_by_any_of_its_names(pledge, people, name):
    BoardName.objects.create(
        board=board("yen-bai"), name="Ban Quản lý KCN cũ", ends_on=date(2010, 1, 1)
    )
    BoardAlias.objects.create(board=board("hoa-binh"), text="Tên của đơn vị khác")
    from tests.signing import credential

    data = sign(paper(), credential(HEADS["yen-bai"], name), field="yen-bai")

    assert signs(pledge, "yen-bai", data).state == SignatureState.STANDS


def register(who, signatory):
    from cryptography.hazmat.primitives import hashes

    return Certificate.objects.create(
        signatory=signatory,
        sha256=who.certificate.fingerprint(hashes.SHA256()).hex(),
        subject="x",
        issuer="x",
        serial="1",
        valid_from=NOW,
        valid_until=NOW,
    )


def test_where_a_certificate_is_registered_it_is_that_one(pledge, people):
    register(certificate_of("yen-bai", days=(-20, 20)), people["yen-bai"])

    other = faults(lambda: signs(pledge, "yen-bai"))
    signature = signs(pledge, "yen-bai", days=(-20, 20))

    assert other == [SigningFault.UNREGISTERED]
    assert signature.found["registered"] is True


def test_the_seal_of_the_agency_is_kept_beside_the_signature(pledge, people):
    from tests.signing import credential

    name = board("yen-bai").name
    data = sign(signed_by("yen-bai"), credential(name, name), field="con-dau")

    signature = signs(pledge, "yen-bai", data)
    signs(pledge, "hoa-binh", signed_by("hoa-binh", data))

    assert [each["field"] for each in signature.found["seals"]] == ["con-dau"]


# On paper


def test_a_scan_waits_and_freezes(pledge, people):
    signature = on_paper(pledge, "yen-bai", day=timezone.localdate() - DAY)

    (row,) = [row for row in signing_rows(pledge) if row.slug == "yen-bai"]
    assert (row.state, row.waits, row.stands, row.verified) == (
        SignatureState.WAITING,
        True,
        False,
        False,
    )
    assert (row.signer, row.post, row.day) == (
        "Nguyễn Văn An",
        "Trưởng ban",
        timezone.localdate() - DAY,
    )
    assert signature.file.name.endswith(".pdf")
    assert Pledge.objects.get().frozen_at is not None


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("quet.png", b"\x89PNG\r\n\x1a\n....", None, id="PNG"),
        pytest.param("quet.JPG", b"\xff\xd8\xff....", None, id="JPEG"),
        pytest.param("quet.docx", b"PK\x03\x04", Refusal.SCAN_KIND, id="Word"),
        pytest.param("quet.pdf", b"MZ", BoardRefusal.FILE_DISGUISED, id="a disguise"),
        pytest.param("quet.pdf", b"", BoardRefusal.FILE_EMPTY, id="empty"),
        pytest.param("quet", b"%PDF-", Refusal.SCAN_KIND, id="no ending"),
    ],
)
def test_a_scan_is_a_pdf_or_a_picture(pledge, people, name, data, expected):
    file = upload(data, "x")
    file.name = name
    asked = {
        "pledge": pledge,
        "board": board("yen-bai"),
        "signed_on": timezone.localdate(),
        "signatory": people["yen-bai"],
        "officer": officer_of("yen-bai"),
    }
    if expected is None:
        assert record_paper_signature(file=file, **asked).state == SignatureState.WAITING
    else:
        assert refused(lambda: record_paper_signature(file=file, **asked)).refusal == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(1, Refusal.SIGNING_DAY_IMPOSSIBLE, id="tomorrow"),
        pytest.param(-11, Refusal.SIGNING_DAY_IMPOSSIBLE, id="before the opening"),
        pytest.param(-10, None, id="the day of the opening"),
    ],
)
def test_the_day_on_paper_is_possible(pledge, people, day, expected):
    def act():
        return on_paper(pledge, "yen-bai", day=timezone.localdate() + day * DAY)

    if expected is None:
        assert act().state == SignatureState.WAITING
    else:
        assert refused(act).refusal == expected


def test_a_paper_without_a_moment_of_opening_has_no_earliest_day(pledge, people):
    Pledge.objects.update(opened_at=None)
    pledge.refresh_from_db()

    assert on_paper(pledge, "yen-bai", day=date(2022, 5, 1)).state == SignatureState.WAITING


def test_the_signatory_on_paper_has_the_authority_of_that_day(pledge, bloc_2022):
    head_of("yen-bai", ends_on=timezone.localdate() - 3 * DAY)

    found = faults(lambda: on_paper(pledge, "yen-bai", day=timezone.localdate() - 2 * DAY))

    assert found == [SigningFault.NO_AUTHORITY]


def test_a_signatory_of_another_board_does_not_sign_here(pledge, people):
    error = refused(lambda: on_paper(pledge, "yen-bai", signatory=people["hoa-binh"]))

    assert error.refusal == Refusal.SIGNATORY_OF_ANOTHER_BOARD


def chair(cycle, slug):
    return Mandate.objects.create(
        cycle=cycle,
        board=board(slug),
        role="chair",
        status="acting",
        starts_on=date(2023, 1, 1),
        document=Document.objects.first(),
    )


def test_a_second_officer_confirms(pledge, people, secretary):
    signature = on_paper(pledge, "yen-bai")

    confirmed = confirms(signature, secretary)

    assert (confirmed.state, confirmed.confirmed_by) == (SignatureState.STANDS, secretary)
    assert confirmed.confirmed_at is not None


def test_neither_the_recorder_nor_the_board_confirms(pledge, people, secretary):
    Mandate.objects.filter(cycle=pledge.cycle).delete()
    chair(pledge.cycle, "yen-bai")
    colleague = make_officer("dongnghiep", Role.BOARD, board("yen-bai"))
    signature = on_paper(pledge, "yen-bai")
    recorded = record_paper_signature(
        pledge=pledge,
        board=board("hoa-binh"),
        signed_on=timezone.localdate(),
        signatory=people["hoa-binh"],
        file=upload(b"%PDF-1.7"),
        officer=secretary,
    )

    errors = [
        refused(lambda: confirms(signature, colleague)),
        refused(lambda: confirms(recorded, secretary)),
    ]

    assert [error.refusal for error in errors] == [Refusal.CONFIRMS_OWN_SCAN] * 2
    assert confirms(recorded, colleague).state == SignatureState.STANDS


def test_a_scan_is_decided_on_once(pledge, people, secretary):
    signature = confirms(on_paper(pledge, "yen-bai"), secretary)

    assert refused(lambda: confirms(signature, secretary)).refusal == Refusal.SCAN_NOT_WAITING


def test_a_scan_that_was_replaced_is_looked_at_again(pledge, people, secretary):
    seen = on_paper(pledge, "yen-bai").file_sha256
    signature = on_paper(pledge, "yen-bai", data=b"%PDF-1.7 better")

    error = refused(lambda: confirm_signature(signature=signature, officer=secretary, seen=seen))

    assert error.refusal == Refusal.SCAN_REPLACED
    assert Signature.objects.count() == 1


def test_a_rejected_scan_says_why_and_may_be_replaced(pledge, people, secretary, settings):
    Officer.objects.filter(pk=officer_of("yen-bai").pk).update(email="yenbai@example.vn")
    signature = on_paper(pledge, "yen-bai")

    rejected = reject_signature(
        signature=signature, officer=secretary, reason="Thiếu trang 2", seen=signature.file_sha256
    )
    state, reason = rejected.state, rejected.reason
    again = signs(pledge, "yen-bai")

    letter = Letter.objects.get(key__contains="rejected")
    assert (state, reason) == (SignatureState.REJECTED, "Thiếu trang 2")
    assert (again.pk, again.state, again.reason, again.confirmed_by) == (
        signature.pk,
        SignatureState.STANDS,
        "",
        None,
    )
    assert "Thiếu trang 2" in letter.body


def test_a_rejection_needs_a_reason(pledge, people, secretary):
    signature = on_paper(pledge, "yen-bai")

    error = refused(
        lambda: reject_signature(
            signature=signature, officer=secretary, reason=" ", seen=signature.file_sha256
        )
    )

    assert error.refusal == BoardRefusal.TEXT_MISSING


def test_those_who_lead_are_asked_to_look_at_a_scan(pledge, people, secretary):
    Mandate.objects.filter(cycle=pledge.cycle).delete()
    chair(pledge.cycle, "hoa-binh")
    for slug in ("hoa-binh", "yen-bai", "phu-tho"):
        Officer.objects.filter(pk=officer_of(slug).pk).update(email=f"{slug}@example.vn")
    Officer.objects.filter(pk=secretary.pk).update(email="thuky@example.vn")

    on_paper(pledge, "yen-bai")

    assert set(Letter.objects.values_list("address", flat=True)) == {
        "hoa-binh@example.vn",
        "thuky@example.vn",
    }


# Declining


def test_a_board_that_declines_says_why_and_all_are_told(pledge, people):
    for slug in ("hoa-binh", "yen-bai"):
        Officer.objects.filter(pk=officer_of(slug).pk).update(email=f"{slug}@example.vn")

    signature = decline_to_sign(
        pledge=pledge,
        board=board("yen-bai"),
        reason="Chờ ý kiến của Ủy ban",
        officer=officer_of("yen-bai"),
    )

    assert (signature.state, signature.kind, signature.reason) == (
        SignatureState.DECLINED,
        "",
        "Chờ ý kiến của Ủy ban",
    )
    assert Pledge.objects.get().frozen_at is None
    assert sorted(Letter.objects.values_list("address", flat=True)) == [
        "hoa-binh@example.vn",
        "yen-bai@example.vn",
    ]


def test_whoever_declined_may_sign_after_all(pledge, people):
    asked = {"pledge": pledge, "board": board("yen-bai"), "officer": officer_of("yen-bai")}
    decline_to_sign(reason="Chờ ý kiến", **asked)

    signs(pledge, "yen-bai")

    signature = Signature.objects.get()
    assert (signature.state, signature.reason) == (SignatureState.STANDS, "")
    error = refused(lambda: decline_to_sign(reason="Thôi", **asked))
    assert error.refusal == Refusal.SIGNED_ALREADY


# What is read


def test_nobody_is_not_everybody():
    assert all_stand(()) is False


@pytest.mark.parametrize("members", [1, 3])
def test_the_rows_cost_the_same_for_any_number(pledge, people, django_assert_num_queries, members):
    for slug in SLUGS[:members]:
        on_paper(pledge, slug)
    pledge = Pledge.objects.select_related("cycle").get(pk=pledge.pk)

    with django_assert_num_queries(3):
        rows = signing_rows(pledge)

    assert len([row for row in rows if row.waits]) == members


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("vi", "Ban Quản lý các khu công nghiệp tỉnh Yên Bái"),
        ("en", "Industrial Zones Board of Yên Bái Province"),
    ],
)
def test_readers_of_each_language_get_the_name_of_it(pledge, language, name):
    with translation.override(language):
        rows = signing_rows(pledge)

    assert {row.slug: row.name for row in rows}["yen-bai"] == name


def test_an_old_signature_without_a_file_is_not_verified(pledge, people):
    Signature.objects.create(
        pledge=pledge, board=board("yen-bai"), kind="digital", signed_on=date(2023, 2, 1)
    )

    (row,) = [row for row in signing_rows(pledge) if row.slug == "yen-bai"]

    assert (row.stands, row.verified, row.post) == (True, False, "")
    assert fullest(pledge) is None


def test_a_file_that_came_before_files_were_checked_makes_nothing_known(pledge, people):
    Signature.objects.create(
        pledge=pledge,
        board=board("yen-bai"),
        kind="digital",
        signed_on=date(2023, 2, 1),
        file="signatures/cu.pdf",
    )

    assert known_containers(pledge) == frozenset()
    assert fullest(pledge).board.slug == "yen-bai"


def test_a_board_without_an_english_name_is_known_by_the_others(pledge, people):
    Board.objects.filter(slug="yen-bai").update(name_en="")

    names = expected_of(pledge, board("yen-bai"), now=NOW).names

    assert names[0] == "Ban Quản lý các khu công nghiệp tỉnh Yên Bái"
    assert "" not in names


def test_without_a_moment_of_opening_no_signature_is_too_early(pledge, people):
    pledge.opened_at = None

    assert expected_of(pledge, board("yen-bai"), now=NOW).opened_at == NOW
