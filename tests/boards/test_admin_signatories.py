"""Who signs for a board, in the admin; a certificate is registered by its file."""

from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boards.domain.signing.facts import CertificateFacts
from boards.forms import signatories
from boards.models import Certificate, Signatory
from boards.pades.certificates import LARGEST, read_certificate
from boards.refusals import Refusal, Refused
from boards.services.signatories import register_certificate
from tests.boards.rows import signatory
from tests.signing import NOW, authorities, credential


def pem(who):
    return who.certificate.public_bytes(Encoding.PEM)


def der(who):
    return who.certificate.public_bytes(Encoding.DER)


def sha256(who):
    return who.certificate.fingerprint(hashes.SHA256()).hex()


def typed(person, certificate=None):
    """What the form sends for a signatory that is there."""
    return {
        "board": person.board_id,
        "name": person.name,
        "post": person.post,
        "starts_on": "01/01/2020",
        "ends_on": "",
        "document": person.document_id,
        "certificates-TOTAL_FORMS": "0",
        "certificates-INITIAL_FORMS": "0",
        **({"certificate": SimpleUploadedFile("a.cer", certificate)} if certificate else {}),
    }


@pytest.fixture
def browser(as_officer, secretary):
    client = as_officer(secretary)
    client.cookies["django_language"] = "en"
    return client


def address(person):
    return reverse("admin:boards_signatory_change", args=[person.pk])


@pytest.mark.parametrize("form", [pem, der])
def test_a_certificate_is_registered_by_its_file(browser, form):
    person, who = signatory(1), credential()

    answer = browser.post(address(person), typed(person, form(who)))
    page = browser.get(address(person)).content.decode()

    kept = Certificate.objects.get()
    assert answer.status_code == 302
    assert (kept.signatory, kept.sha256) == (person, sha256(who))
    assert kept.serial == f"{who.certificate.serial_number:x}"
    assert "Nguyễn Văn An" in page


def test_a_new_signatory_may_bring_the_certificate_along(browser):
    person = signatory(1)

    browser.post(
        reverse("admin:boards_signatory_add"),
        typed(person, pem(credential())) | {"name": "Người mới"},
    )

    assert Certificate.objects.get().signatory.name == "Người mới"


def test_a_signatory_is_saved_without_a_certificate(browser):
    person = signatory(1)

    browser.post(address(person), typed(person) | {"post": "Quyền Trưởng ban"})

    assert Signatory.objects.get().post == "Quyền Trưởng ban"
    assert Certificate.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        pytest.param(b"x", Refusal.CERTIFICATE_UNREADABLE, id="no certificate"),
        pytest.param(b"-----BEGIN X-----", Refusal.CERTIFICATE_UNREADABLE, id="a broken text"),
        pytest.param(bytes(LARGEST + 1), Refusal.CERTIFICATE_UNREADABLE, id="too large"),
        pytest.param(
            pem(authorities().trusted.root), Refusal.CERTIFICATE_OF_AUTHORITY, id="an authority's"
        ),
    ],
)
def test_another_file_is_told_apart(browser, content, refusal):
    person = signatory(1)

    page = browser.post(address(person), typed(person, content))

    assert str(refusal.label) in page.content.decode()
    assert Certificate.objects.count() == 0


def test_a_certificate_is_registered_once(browser):
    person, other = signatory(1), signatory(2)
    browser.post(address(person), typed(person, pem(credential())))

    page = browser.post(address(other), typed(other, der(credential())))

    assert str(Refusal.CERTIFICATE_TAKEN.label) in page.content.decode()


def test_what_another_officer_registered_meanwhile_is_said(browser, monkeypatch):
    person, other = signatory(1), signatory(2)
    register_certificate(signatory=other, facts=read_certificate(pem(credential())))
    not_yet = SimpleNamespace(filter=lambda **_: Certificate.objects.none())
    monkeypatch.setattr(signatories, "Certificate", SimpleNamespace(objects=not_yet))

    answer = browser.post(address(person), typed(person, pem(credential())), follow=True)

    assert Certificate.objects.count() == 1
    assert "Nguyễn Văn 2" in answer.content.decode()


def test_the_rule_holds_past_the_form(db):
    facts = CertificateFacts("a" * 64, "CN=A", "CN=B", "1", NOW, NOW, is_authority=True)

    with pytest.raises(Refused) as caught:
        register_certificate(signatory=signatory(1), facts=facts)

    assert caught.value.refusal == Refusal.CERTIFICATE_OF_AUTHORITY


@pytest.mark.parametrize("words", ["nguyen van 1", "Nguyễn Văn 1", "Quan ly 1"])
def test_signatories_are_found_without_diacritics(browser, words):
    person = signatory(1)
    signatory(2)

    page = browser.get(reverse("admin:boards_signatory_changelist"), {"q": words})

    assert [row.pk for row in page.context["cl"].result_list] == [person.pk]


def test_a_certificate_is_taken_away_again(browser):
    person = signatory(1)
    kept = register_certificate(signatory=person, facts=read_certificate(pem(credential())))

    browser.post(
        address(person),
        typed(person)
        | {
            "certificates-TOTAL_FORMS": "1",
            "certificates-INITIAL_FORMS": "1",
            "certificates-0-id": kept.pk,
            "certificates-0-signatory": person.pk,
            "certificates-0-DELETE": "on",
        },
    )

    assert Certificate.objects.count() == 0
