"""Stored files are for officers, and only what was stored."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from boards.models import Document
from boards.models.files import LARGEST, validate_size


@pytest.fixture
def address(db) -> str:
    name = default_storage.save("documents/2022/thong-bao.pdf", ContentFile(b"%PDF-1.7"))
    return default_storage.url(name)


def test_an_officer_downloads_what_was_attached(address, auditor, as_officer):
    response = as_officer(auditor).get(address)

    assert address == "/files/documents/2022/thong-bao.pdf"
    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    assert response.headers["Content-Disposition"] == 'attachment; filename="thong-bao.pdf"'


def test_a_visitor_is_asked_to_sign_in(address, client):
    response = client.get(address)

    assert (response.status_code, response.url) == (302, f"/admin/login/?next={address}")


@pytest.mark.parametrize("name", ["none.pdf", "..%2f..%2fsettings.py", "documents/2022/"])
def test_what_was_not_stored_is_not_found(name, auditor, as_officer):
    assert as_officer(auditor).get(f"/files/{name}").status_code == 404


def test_a_large_file_is_refused():
    with pytest.raises(ValidationError) as caught:
        validate_size(ContentFile(b" " * (LARGEST + 1), name="x.pdf"))

    assert caught.value.code == "too_large"


def test_a_file_of_a_reasonable_size_is_kept():
    assert validate_size(ContentFile(b"%PDF-1.7", name="x.pdf")) is None


def test_a_stored_file_that_is_gone_is_not_judged_again(db):
    assert validate_size(Document(file="gone.pdf").file) is None


def test_a_paper_is_a_paper(db):
    document = Document(slug="x", kind="other", issuer="A", title="B", file="x.exe")

    with pytest.raises(ValidationError) as caught:
        document.full_clean()

    assert list(caught.value.message_dict) == ["file"]
