"""The life of a pledge: drafted, opened for signature, amended or declared void."""

from blocs.services.pledges.drafting import draft_pledge, drop_draft, edit_pledge
from blocs.services.pledges.ending import amend_pledge, void_pledge
from blocs.services.pledges.opening import open_pledge, reopen_draft

__all__ = [
    "amend_pledge",
    "draft_pledge",
    "drop_draft",
    "edit_pledge",
    "open_pledge",
    "reopen_draft",
    "void_pledge",
]
