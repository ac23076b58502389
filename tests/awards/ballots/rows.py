"""A conference of the seven boards: who is there, and a ballot on two names."""

from awards.enums import Channel
from awards.models import Award
from awards.services.ballots import cast_vote, prepare_ballot, record_attendance
from boards.models import Board
from tests.awards.catalogue import the_flag

PHONES = ("hoa-binh", "phu-tho", "thai-nguyen", "tuyen-quang", "yen-bai")
TELLERS = ["Nguyễn Văn A", "Trần Thị B", "Lê C"]


def put_on_roll(cycle, papers=("bac-giang",), letters=("bac-kan",)):
    """Everybody who is neither on paper nor by letter votes on a phone."""
    channels = dict.fromkeys(papers, Channel.PAPER) | dict.fromkeys(letters, Channel.LETTER)
    for membership in cycle.memberships():
        channel = channels.get(membership.board.slug, Channel.PHONE)
        record_attendance(cycle=cycle, board=membership.board, channel=channel)


def prepared(cycle, officer, named=("yen-bai", "phu-tho"), **rules):
    the_flag()
    asked = {"tellers": TELLERS} | rules
    boards = Board.objects.filter(slug__in=named)
    return prepare_ballot(
        cycle=cycle, award=Award.objects.first(), boards=boards, officer=officer, **asked
    )


def elector(ballot, slug):
    return ballot.electors.select_related("ballot").get(board__slug=slug)


def choice(**said):
    """``choice(yen_bai=YES)``."""
    return {name.replace("_", "-"): answer for name, answer in said.items()}


def vote(ballot, slug, **said):
    """The receipt of what a board says."""
    return cast_vote(elector=elector(ballot, slug), choice=choice(**said))
