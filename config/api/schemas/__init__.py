"""The shapes of the answers. Codes are those of the pages, amounts and points texts, exact."""
