"""A ballot of the seven boards that was held, for whoever reads its result."""

import pytest

from awards.enums import Recusal, Voice
from awards.services.ballots import close_ballot, count_ballot, open_ballot
from tests.awards.ballots.rows import PHONES, prepared, put_on_roll, vote


@pytest.fixture
def held(edition_2022, secretary):
    """Hold a ballot on Yên Bái and Phú Thọ: five say yes to the first, two to the second."""

    def hold(**said):
        year = edition_2022.cycle
        put_on_roll(year, papers=(), letters=())
        ballot = prepared(year, secretary, **{"recusal": Recusal.VOTES} | said)
        ballot, codes = open_ballot(ballot=ballot, officer=secretary)
        for at, slug in enumerate(PHONES):
            vote(ballot, slug, yen_bai=Voice.YES, phu_tho=Voice.YES if at < 2 else Voice.NO)
        close_ballot(ballot=ballot)
        return count_ballot(ballot=ballot, codes=list(codes.values()))

    return hold
