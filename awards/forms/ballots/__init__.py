"""The forms of the conference: the roll, the rules of a ballot, the count of the papers."""
