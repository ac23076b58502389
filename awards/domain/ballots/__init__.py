"""The rules of a ballot: what a paper may say, how papers are counted, what the count decides."""
