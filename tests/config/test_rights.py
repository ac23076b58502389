"""The policy table: who may do what in the admin."""

import pytest
from django.contrib.auth.models import AnonymousUser

from boards.enums import Role
from config.rights import RoleBackend, permissions


@pytest.mark.parametrize(
    ("role", "granted", "refused"),
    [
        pytest.param(
            Role.BOARD,
            ["boards.change_report", "boards.change_figure", "boards.view_indicator"],
            ["blocs.change_scheme", "blocs.approve_edition", "awards.add_nomination"],
            id="board officer",
        ),
        pytest.param(
            Role.SECRETARIAT,
            ["blocs.change_scheme", "blocs.prepare_edition", "blocs.approve_edition"],
            ["blocs.change_edition", "blocs.delete_edition", "blocs.change_score"],
            id="secretariat",
        ),
        pytest.param(
            Role.AUDITOR,
            ["boards.view_figure", "blocs.view_edition", "awards.view_nomination"],
            ["boards.change_figure", "blocs.approve_edition", "awards.add_nomination"],
            id="auditor",
        ),
    ],
)
def test_a_role_may_do_what_the_table_says(role, granted, refused):
    table = permissions(role)

    assert [perm for perm in granted if perm not in table] == []
    assert [perm for perm in refused if perm in table] == []


def test_an_auditor_writes_nothing():
    assert {perm.split(".")[1].split("_")[0] for perm in permissions(Role.AUDITOR)} == {"view"}


def test_the_backend_grants_by_role(auditor):
    backend = RoleBackend()

    assert backend.has_perm(auditor, "boards.view_figure")
    assert not backend.has_perm(auditor, "boards.change_figure")
    assert backend.has_module_perms(auditor, "boards")
    assert not backend.has_module_perms(auditor, "auth")


def test_an_officer_who_left_keeps_nothing(auditor):
    auditor.is_active = False

    assert RoleBackend().get_all_permissions(auditor) == set()


def test_a_visitor_has_nothing():
    assert RoleBackend().get_all_permissions(AnonymousUser()) == set()
