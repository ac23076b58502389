"""Why a figure does not score is said by the first reason that holds, in words that fit it."""

from fractions import Fraction

import pytest

from blocs.domain.scoring.data import SILENT, Datum
from blocs.domain.scoring.reasons import (
    NOTHING_PLEDGED,
    NOTHING_REPORTED,
    SENTENCES,
    Reason,
    sentence,
)
from boards.domain.sentences import Sentence
from boards.enums import Availability

JUDGED = Sentence("Chưa có điểm chấm.", "Nobody has judged it yet.")


def datum(target=None, inputs=SILENT, availability=Availability.MISSING):
    amount = Fraction(1) if availability is Availability.REPORTED else None
    return Datum(amount, availability, target, inputs=inputs)


@pytest.mark.parametrize(
    ("why", "own", "said"),
    [
        pytest.param(Reason.NO_TARGET, datum(), NOTHING_PLEDGED, id="nothing was pledged"),
        pytest.param(
            Reason.NO_TARGET,
            datum(target=Fraction(0)),
            SENTENCES[Reason.NO_TARGET],
            id="zero was pledged",
        ),
        pytest.param(
            Reason.NO_BASELINE, datum(), NOTHING_REPORTED, id="nothing was there last year"
        ),
        pytest.param(
            Reason.NO_BASELINE,
            datum(target=Fraction(0)),
            SENTENCES[Reason.NO_BASELINE],
            id="zero was there last year",
        ),
        pytest.param(Reason.MISSING, datum(), SENTENCES[Reason.MISSING], id="no figure"),
        pytest.param(
            Reason.MISSING, datum(inputs=JUDGED), SILENT, id="what people judge says so itself"
        ),
        pytest.param(
            Reason.NOT_YET,
            datum(inputs=JUDGED, availability=Availability.NOT_YET),
            SENTENCES[Reason.NOT_YET],
            id="not yet",
        ),
    ],
)
def test_a_reason_has_its_sentence(why, own, said):
    assert sentence(why, own) == said
