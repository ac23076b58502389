"""The folder of trust: anchors, intermediates and lists, as files of every form."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from boards.pades.authority import revocation_list
from boards.pades.trust import LARGEST, read_trust
from tests.signing import NOW, authorities, trust


def contents(folder):
    """How many anchors, other certificates and lists there are, and what was not read."""
    found = read_trust(folder)
    return len(found.anchors), len(found.others), len(found.lists), found.unread


def der(credential):
    return credential.certificate.public_bytes(Encoding.DER)


def pem(credential):
    return credential.certificate.public_bytes(Encoding.PEM)


def broken_list():
    """A list whose issuer is called by something that is no text."""
    of = authorities().trusted.issuing
    known = revocation_list(of, {}, issued_at=NOW)
    return known.replace("Cơ quan".encode(), b"\xff" * len("Cơ quan".encode()))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("a.crt", der(authorities().trusted.root), (1, 0, 0, []), id="a root"),
        pytest.param("a.CER", pem(authorities().trusted.root), (1, 0, 0, []), id="as text"),
        pytest.param(
            "a.pem", der(authorities().trusted.issuing), (0, 1, 0, []), id="an intermediate"
        ),
        pytest.param(
            "a.pem",
            pem(authorities().trusted.root) + pem(authorities().trusted.issuing),
            (1, 1, 0, []),
            id="both in one file",
        ),
        pytest.param("a.txt", b"x", (0, 0, 0, []), id="another kind is passed over"),
        pytest.param("a.crt", b"x", (0, 0, 0, ["a.crt"]), id="no certificate"),
        pytest.param("a.crl", b"\x30\x00", (0, 0, 0, ["a.crl"]), id="no list"),
        pytest.param("a.crl", broken_list(), (0, 0, 0, ["a.crl"]), id="a broken list"),
        pytest.param("a.crt", bytes(LARGEST + 1), (0, 0, 0, ["a.crt"]), id="far too large"),
        pytest.param("a.pem", b"-----BEGIN X-----\n!\n", (0, 0, 0, ["a.pem"]), id="a broken text"),
    ],
)
def test_a_file_of_the_folder(tmp_path, name, content, expected):
    (tmp_path / name).write_bytes(content)

    assert contents(tmp_path) == expected


def test_a_list_is_read_in_both_forms(tmp_path):
    trust(tmp_path, revoked={})

    assert contents(tmp_path) == (1, 0, 1, [])


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert contents(tmp_path / "no") == (0, 0, 0, [])


def test_a_file_that_nobody_may_read_is_named(tmp_path):
    (tmp_path / "a.crt").symlink_to(tmp_path / "gone.crt")

    assert contents(tmp_path) == (0, 0, 0, ["a.crt"])


def test_what_is_put_there_counts_from_then_on(tmp_path):
    before = contents(tmp_path)
    trust(tmp_path)

    assert (before, contents(tmp_path)) == ((0, 0, 0, []), (1, 0, 0, []))
