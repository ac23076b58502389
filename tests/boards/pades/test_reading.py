"""What the library says of real files, as facts: signed by a real authority, then spoiled."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from asn1crypto.crl import CertificateList
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PdfFileWriter, copy_into_new_writer
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext

from boards.domain.signing.facts import Coverage, Level
from boards.pades.authority import Credential, issue, revocation_list
from boards.pades.reading import read_pdf
from boards.pades.revocation import revocation_of
from tests.signing import BOARD, DAY, NOW, PERSON, authorities, credential, paper, sign, trust

TIME_STAMPING = "1.3.6.1.5.5.7.3.8"


@pytest.fixture
def folder(tmp_path):
    trust(tmp_path / "trust")
    return tmp_path / "trust"


@pytest.fixture
def read(folder):
    """The facts of a file that should begin with the paper."""

    def facts(data, now=None, length=None):
        length = len(paper()) if length is None else length
        return read_pdf(data, paper=length, trust=folder, now=now or datetime.now(UTC))

    return facts


def appended(pdf, change):
    """The file with one more revision, in which something was changed."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def turn_first_page(writer):
    page = writer.find_page_for_modification(0)[0]
    page.get_object()[pdf_name("/Rotate")] = generic.NumberObject(90)
    writer.mark_update(page)


def add_script(writer):
    action = generic.DictionaryObject(
        {
            pdf_name("/S"): pdf_name("/JavaScript"),
            pdf_name("/JS"): generic.pdf_string("app.alert(1)"),
        }
    )
    writer.root[pdf_name("/OpenAction")] = action
    writer.update_root()


def summary(facts):
    """Of each signature: how much it covers, what came later, whole, good, from an anchor."""
    return [
        (each.coverage.value, each.level.value, each.whole, each.good, each.chained)
        for each in facts.signatures
    ]


GOOD = ("whole", "none", True, True, True)
EARLIER = ("revision", "forms", True, True, True)


def test_a_signature_says_whose_it_is_and_what_it_covers(read):
    at = datetime.now(UTC).replace(microsecond=0)

    facts = read(sign(paper(), at=at))
    (signature,) = facts.signatures

    assert (facts.readable, facts.added, facts.active, facts.ends_clean) == (
        True,
        Level.FORMS,
        False,
        True,
    )
    assert summary(facts) == [GOOD]
    assert (signature.field, signature.holder.person, signature.holder.organisations) == (
        "yen-bai",
        PERSON,
        (BOARD,),
    )
    assert (signature.claimed_at, signature.stamped_at, signature.signed_at) == (at, None, at)
    assert (signature.issuer, signature.anchor) == (
        "Cơ quan chứng thực thử – cấp phát",
        "Cơ quan chứng thực thử – gốc",
    )
    assert (signature.digest, signature.algorithm, signature.bits) == ("sha256", "ec", 256)
    assert signature.usages == ("digital_signature", "non_repudiation")


def test_signatures_of_one_file_stand_in_their_order(read):
    one = sign(paper())
    two = sign(one, field="hoa-binh")
    three = sign(two, field="o-moi")

    facts = read(three)

    assert [each.field for each in facts.signatures] == ["yen-bai", "hoa-binh", "o-moi"]
    assert summary(facts) == [EARLIER, EARLIER, GOOD]
    assert [each.container for each in read(two).signatures] == [
        each.container for each in facts.signatures[:2]
    ]


def test_the_paper_alone_carries_no_signature(read):
    facts = read(paper())

    assert (facts.readable, facts.added, facts.signatures) == (True, Level.NONE, ())


def test_a_page_altered_after_the_signature_is_seen_though_the_signature_is_sound(read):
    facts = read(appended(sign(paper()), turn_first_page))

    assert (facts.added, summary(facts)) == (
        Level.OTHER,
        [("revision", "other", True, False, True)],
    )


def test_a_page_altered_before_the_first_signature_is_seen_by_nothing_but_the_paper(read):
    facts = read(sign(appended(paper(), turn_first_page)))

    assert (facts.added, summary(facts)) == (Level.OTHER, [GOOD])


def test_a_file_that_begins_with_something_else_is_read_all_the_same(read):
    facts = read(sign(paper()), length=100)

    assert (facts.readable, facts.added, len(facts.signatures)) == (True, Level.OTHER, 1)


def test_a_page_altered_between_two_signatures_is_seen(read):
    facts = read(sign(appended(sign(paper()), turn_first_page), field="hoa-binh"))

    assert (facts.added, summary(facts)) == (
        Level.OTHER,
        [("revision", "other", True, False, True), GOOD],
    )


def test_a_file_that_begins_with_the_paper_and_then_starts_anew_is_seen(read):
    writer = copy_into_new_writer(PdfFileReader(BytesIO(paper("Khác"))))
    anew = BytesIO()
    writer.write(anew)
    shifted = _shifted(anew.getvalue(), len(paper()))

    facts = read(sign(paper() + shifted))

    assert (facts.readable, facts.added) == (True, Level.OTHER)


def _shifted(pdf, by):
    """The file with every offset moved, as it must be when it stands after another."""
    _head, _, tail = pdf.rpartition(b"startxref")
    start = int(tail.split()[0])
    table = pdf[start:]
    lines = table.split(b"\n")
    moved = [
        b"%010d" % (int(line[:10]) + by) + line[10:] if line[11:18] == b"00000 n" else line
        for line in lines
    ]
    tail = b"\n".join(moved).replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + by))
    return pdf[:start] + tail


def test_a_comment_after_the_end_is_seen(read):
    facts = read(sign(paper()) + b"% a comment\n")

    assert (facts.ends_clean, summary(facts)) == (False, [("revision", "none", True, True, True)])


def test_a_byte_changed_within_what_was_signed_is_seen(read):
    data = bytearray(sign(paper()))
    data[data.index(b"/CreationDate") - 2] ^= 1

    facts = read(bytes(data))

    assert [each.whole for each in facts.signatures] in ([False], [])
    assert facts.paper != read(paper()).paper


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"foreign": True}, (True, False, False), id="a foreign authority"),
        pytest.param({"days": (-30, -2)}, (True, False, True), id="expired"),
        pytest.param({"days": (2, 30)}, (True, False, True), id="not valid yet"),
        pytest.param({"usages": ()}, (True, False, True), id="no usage named"),
        pytest.param({"usages": ("key_agreement",)}, (True, False, True), id="another usage"),
        pytest.param({"usages": ("digital_signature",)}, (True, True, True), id="one usage"),
        pytest.param({"rsa_bits": 2048}, (True, True, True), id="RSA"),
        pytest.param({"rsa_bits": 1024}, (True, False, True), id="a short key"),
    ],
)
def test_a_certificate_is_looked_at(read, options, expected):
    any_usage = (("signer_key_usage", set()),)

    facts = read(sign(paper(), credential(**options), settings=any_usage))

    assert [(each.whole, each.good, each.chained) for each in facts.signatures] == [expected]


def test_a_weak_digest_is_not_good(read):
    facts = read(sign(paper(), credential(rsa_bits=2048), digest="sha1"))

    assert [(each.digest, each.good) for each in facts.signatures] == [("sha1", False)]


def test_purposes_and_units_are_told(read):
    who = credential(unit="Văn phòng", purposes=("1.3.6.1.5.5.7.3.1",))

    (signature,) = read(sign(paper(), who)).signatures

    assert (signature.purposes, signature.holder.organisations) == (
        ("server_auth",),
        (BOARD, "Văn phòng"),
    )


@pytest.mark.parametrize(
    "issued_at",
    [
        pytest.param(NOW, id="by a list of today"),
        pytest.param(NOW - 60 * DAY, id="by an old list: what it names stays revoked"),
    ],
)
def test_a_revoked_certificate_is_seen(read, folder, issued_at):
    who, since = credential(), NOW - DAY
    trust(folder, revoked={who: since}, issued_at=issued_at)

    (signature,) = read(sign(paper(), who)).signatures

    assert (signature.revoked_at, signature.lists_of) == (since, issued_at)


def test_a_list_that_names_others_says_that_it_was_looked_at(read, folder):
    trust(folder, revoked={credential("Người Khác"): NOW - DAY})

    (signature,) = read(sign(paper())).signatures

    assert (signature.revoked_at, signature.lists_of, signature.good) == (None, NOW, True)


def test_a_list_signed_by_somebody_else_counts_for_nothing(read, folder):
    of = authorities()
    forger = Credential(of.trusted.issuing.certificate, of.foreign.issuing.key)
    forged = revocation_list(
        forger, {credential().certificate.serial_number: NOW - DAY}, issued_at=NOW
    )
    (folder / "gia.crl").write_bytes(forged)

    (signature,) = read(sign(paper())).signatures

    assert (signature.revoked_at, signature.lists_of) == (None, None)


def test_a_list_by_a_key_of_another_kind_counts_for_nothing(read, folder):
    of = authorities().trusted
    key = credential(rsa_bits=2048).key
    forged = revocation_list(
        Credential(of.issuing.certificate, key),
        {credential().certificate.serial_number: NOW - DAY},
        issued_at=NOW,
    )
    (folder / "gia.crl").write_bytes(forged)

    (signature,) = read(sign(paper())).signatures

    assert (signature.revoked_at, signature.lists_of) == (None, None)


ECDSA_SHA256, ECDSA_SHA384 = (bytes.fromhex(f"06082a8648ce3d0403{n}") for n in ("02", "03"))


def test_a_list_that_contradicts_itself_counts_for_nothing():
    of = authorities().trusted
    known = revocation_list(
        of.issuing, {credential().certificate.serial_number: NOW}, issued_at=NOW
    )
    head, _, tail = known.rpartition(ECDSA_SHA256)
    path = [
        Certificate.load(each.public_bytes(Encoding.DER))
        for each in (of.issuing.certificate, credential().certificate)
    ]

    found = [
        revocation_of(path, [CertificateList.load(each)]).since
        for each in (known, head + ECDSA_SHA384 + tail)
    ]

    assert found == [NOW, None]


def test_of_a_name_that_is_given_twice_the_first_counts(read):
    twice = issue(
        authorities().trusted,
        {"CN": PERSON, "O": BOARD},
        valid_from=NOW - DAY,
        valid_until=NOW + DAY,
        also=("Tên khác",),
    )

    (signature,) = read(sign(paper(), twice)).signatures

    assert signature.holder.person == PERSON


def test_revocations_that_the_signature_brings_along_are_read(read, folder):
    adobe = (("subfilter", SigSeedSubFilter.ADOBE_PKCS7_DETACHED), *long_term(folder))
    data = sign(paper(), settings=adobe)
    (folder / "thu-hoi.crl").unlink()

    (signature,) = read(data).signatures

    assert (signature.lists_of, signature.good) == (NOW, True)


def test_without_anchors_nothing_is_trusted(tmp_path):
    facts = read_pdf(sign(paper()), paper=len(paper()), trust=tmp_path / "no", now=NOW + DAY)

    assert [(each.good, each.chained, each.anchor) for each in facts.signatures] == [
        (False, False, "")
    ]


# Time stamps and proofs for the long run


def stamper(at, *, foreign=False):
    """A time stamping authority under the trusted root, or under a foreign one."""
    of = authorities()
    who = issue(
        of.foreign if foreign else of.trusted,
        {"CN": "Cơ quan cấp dấu thời gian"},
        valid_from=NOW - 30 * DAY,
        valid_until=NOW + 300 * DAY,
        usages=("digital_signature",),
        purposes=(TIME_STAMPING,),
        rsa_bits=2048,
    )
    from boards.pades.signing import _signer

    signer = _signer(who)
    return DummyTimeStamper(
        tsa_cert=signer.signing_cert,
        tsa_key=signer.signing_key,
        certs_to_embed=signer.cert_registry,
        fixed_dt=at,
    )


def test_a_trusted_time_stamp_is_the_time(read):
    at = NOW - timedelta(hours=2)

    (signature,) = read(sign(paper(), at=at, timestamper=stamper(at))).signatures

    assert (signature.stamped_at, signature.stamp_ignored, signature.good) == (at, False, True)


def test_a_time_stamp_of_a_stranger_is_ignored_and_said(read):
    at = NOW - timedelta(hours=2)
    data = sign(paper(), at=at, timestamper=stamper(at, foreign=True))

    (signature,) = read(data).signatures

    assert (signature.stamped_at, signature.stamp_ignored, signature.good) == (None, True, True)


def test_a_certificate_that_expired_after_its_time_stamp_is_good(read):
    at = NOW - 3 * DAY

    data = sign(paper(), credential(days=(-30, -2)), at=at, timestamper=stamper(at))

    assert [each.good for each in read(data).signatures] == [True]


def test_a_certificate_revoked_after_its_time_stamp_says_when(read, folder):
    at, who = NOW - 3 * DAY, credential()
    trust(folder, revoked={who: NOW - DAY})

    (signature,) = read(sign(paper(), who, at=at, timestamper=stamper(at))).signatures

    assert (signature.good, signature.stamped_at, signature.revoked_at) == (True, at, NOW - DAY)


def long_term(folder, **more):
    """Settings of the library for signatures that bring their proofs along."""
    from boards.pades.trust import read_trust

    trust(folder, revoked={})
    known = read_trust(folder)
    context = ValidationContext(
        trust_roots=known.anchors,
        other_certs=known.others,
        crls=known.lists,
        allow_fetching=False,
    )
    return (
        ("embed_validation_info", True),
        ("validation_context", context),
        *more.items(),
    )


def test_proofs_may_follow_a_signature(read, folder):
    data = sign(paper(), settings=long_term(folder))

    facts = read(data)

    assert (facts.ends_clean, summary(facts)) == (True, [("revision", "proofs", True, True, True)])


def test_a_time_stamp_of_the_whole_document_may_follow(read, folder):
    data = sign(paper(), settings=long_term(folder, use_pades_lta=True), timestamper=stamper(NOW))

    facts = read(data)

    assert [(each.is_stamp, each.coverage, each.level, each.good) for each in facts.signatures] == [
        (False, Coverage.REVISION, Level.PROOFS, True),
        (True, Coverage.REVISION, Level.PROOFS, True),
    ]
    assert len(facts.signed) == 1


def test_a_signature_that_locks_the_file_is_seen(read):
    locking = (("certify", True), ("docmdp_permissions", MDPPerm.NO_CHANGES))

    (signature,) = read(sign(paper(), settings=locking)).signatures

    assert signature.locks


# Files that are none


def test_scripts_are_seen(read):
    facts = read(sign(appended(paper(), add_script)))

    assert (facts.active, facts.added) == (True, Level.OTHER)


def encrypted():
    writer = PdfFileWriter()
    writer.encrypt("mat-khau")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "is_encrypted"),
    [
        pytest.param(b"", False, id="empty"),
        pytest.param(b"%PDF-1.7\n%%EOF", False, id="a head and a foot"),
        pytest.param(b"\x00" * 5000, False, id="zeros"),
        pytest.param(paper()[:-500], False, id="cut off"),
        pytest.param(encrypted(), True, id="encrypted"),
        pytest.param(
            b"%PDF-1.7\nstartxref\n99999999999\n%%EOF", False, id="a start beyond the end"
        ),
    ],
)
def test_what_cannot_be_read_is_a_fact_and_no_error(read, data, is_encrypted):
    facts = read(data)

    assert (facts.readable, facts.encrypted, facts.size) == (False, is_encrypted, len(data))


def test_a_reader_that_runs_out_of_memory_says_so(read, monkeypatch):
    from boards.pades import reading

    def full(*args):
        raise MemoryError

    monkeypatch.setattr(reading, "read_trust", full)

    with pytest.raises(MemoryError):
        read(paper())
