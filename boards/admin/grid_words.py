"""What the script of the grid says, and its keys, in the language of the page.

The script holds no words of its own. ``{n}``, ``{place}`` and the like are filled in by it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from boards.enums import Availability, Severity

SEVERITIES: Mapping[Severity, Promise] = MappingProxyType(
    {
        Severity.BLOCK: _("Blocks submission"),
        Severity.EXPLAIN: _("Must be explained"),
        Severity.INFORM: _("Note"),
    }
)

WORDS: Sequence[tuple[str, Promise]] = (
    ("unsent", _("Not sent yet")),
    ("saving", _("Saving…")),
    ("saved", _("Saved")),
    ("invalid", _("Not accepted")),
    ("ask", _("Choose a reading")),
    ("conflict", _("Somebody else changed it")),
    ("locked", _("Locked")),
    ("empty", _("empty")),
    ("refused", _("The server does not take this.")),
    ("counts", _("{n} of {m} cells filled")),
    ("count_unsent", _("not sent: {n}")),
    ("count_open", _("to be answered: {n}")),
    ("count_saved", _("just saved: {n}")),
    ("all_sent", _("every change is saved")),
    ("said_saved", _("Saved {place}: {what}")),
    ("said_saved_many", _("Saved {n} cells.")),
    ("said_invalid", _("{place}: not accepted. {what}")),
    ("said_ask", _("{place}: the text has {n} readings; press Tab to choose.")),
    ("said_conflict", _("{place}: changed by {who}. Choose which value to keep.")),
    ("said_locked", _("{place}: {what}")),
    ("said_selected", _("{n} cells selected.")),
    ("said_copied", _("Copied {n} cells.")),
    ("said_undone", _("Undid {n} cells.")),
    ("said_redone", _("Redid {n} cells.")),
    ("nothing_to_undo", _("Nothing left to undo.")),
    ("nothing_to_redo", _("Nothing left to redo.")),
    (
        "undo_conflict",
        _("Could not undo {place}: {who} changed it since. Choose which value to keep."),
    ),
    ("nothing_open", _("No cell needs an answer.")),
    ("conflict_now", _("{who} entered at {when}: {what}")),
    ("keep_theirs", _("Keep that value")),
    ("put_mine", _("Put mine: {what}")),
    ("explain", _("Explain")),
    ("explained", _("Explained")),
    ("kept", _("{n} cells from an earlier visit were not sent; sending them again.")),
    (
        "no_line",
        _("No connection. {n} unsent cells are kept on this computer and will be sent again."),
    ),
    ("line_back", _("The connection is back.")),
    ("unstored", _("The browser cannot keep {n} unsent cells; do not close this page.")),
    ("signed_out", _("Your session has ended. {n} unsent cells are kept on this computer.")),
    ("sign_in", _("Sign in again in a new tab")),
    (
        "other_officer",
        _("Another officer is signed in in this browser. Nothing was sent; load the page again."),
    ),
    ("paste_reading", _("Reading {n} of {m} cells…")),
    (
        "paste_summary",
        _("{n} cells: acceptable {ok}, to choose {ask}, not accepted {bad}, unchanged {same}."),
    ),
    ("paste_failed", _("The preview could not be read; check the connection and paste again.")),
    ("paste_outside", _("{n} cells lie outside the table and are not pasted: {what}")),
    ("paste_locked", _("{place}: locked, not pasted. {what}")),
    ("paste_clear", _("removes the stored figure")),
    (
        "paste_clear_note",
        _("{n} empty cells lie over stored figures; only ticked ones are removed."),
    ),
    ("paste_take", _("Take {place}")),
    ("paste_theirs", _("{who} entered at {when}: {what}; tick to put yours over it")),
    ("paste_same", _("unchanged")),
    ("pasted", _("Took {n} cells.")),
    ("nothing_pasted", _("There is no text to paste.")),
    ("not_written", _("Could not be written: {what}")),
    (
        "forbidden",
        _("The server refused to take this. {n} unsent cells are kept on this computer."),
    ),
    *((f"severity_{severity.value}", words) for severity, words in SEVERITIES.items()),
)

KEYS: Sequence[tuple[Sequence[str], Promise]] = (
    (("←", "↑", "→", "↓"), _("move to the next cell")),
    (("Tab", "Shift+Tab"), _("next or previous cell; first to the buttons of a question")),
    (("Enter", "Shift+Enter"), _("down or up")),
    (("Home", "End"), _("first or last cell of the row")),
    (("Ctrl+Home", "Ctrl+End"), _("first or last cell of the table")),
    (("PageUp", "PageDown"), _("one screen up or down")),
    (("F2",), _("edit within the text; typing at once replaces it")),
    (("Esc",), _("restore what stood there")),
    (("Ctrl+Enter",), _("save now and go on to the next cell")),
    (("Shift+←", "Shift+↑", "Shift+→", "Shift+↓"), _("select a range")),
    (("Ctrl+A",), _("select every cell")),
    (("Ctrl+C", "Ctrl+V"), _("copy; paste with a preview")),
    (("Delete",), _("clear the selected cells")),
    (("Ctrl+Z",), _("undo, after saving and pasting too")),
    (("Ctrl+Y", "Ctrl+Shift+Z"), _("redo")),
    (("F8", "Shift+F8"), _("next or previous cell that needs an answer")),
    (("Alt+↓",), _("to the buttons and links of the cell; Esc leads back")),
    (("F4",), _("say why there is no amount: missing, not applicable, not yet")),
    (("F6",), _("leave the table for the bar above it")),
    (("?",), _("show this list")),
)

SCALES: Sequence[tuple[str, Promise]] = (
    ("0", _("as written")),
    ("3", _("thousand")),
    ("6", _("million")),
    ("9", _("billion")),
)

AVAILABILITIES = tuple(each for each in Availability if each is not Availability.REPORTED)
