"""Parameters of methods are read strictly."""

import pytest

from blocs.domain.reading import Node, Unreadable
from blocs.domain.scoring.parameters import Text
from boards.domain.sentences import Sentence

TEXT = Text("award", Sentence("Hình thức", "Award"))


def test_a_text_is_read_as_it_stands():
    assert TEXT.read(Node(" co-thi-dua ", "award")) == " co-thi-dua "


@pytest.mark.parametrize("empty", ["", "  "])
def test_a_text_that_says_nothing_is_refused(empty):
    with pytest.raises(Unreadable) as refused:
        TEXT.read(Node(empty, "award"))

    assert refused.value.problem.en == "must not be empty"
