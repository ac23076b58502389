"""Official papers of the awards: what each says, as a Word file and as a PDF."""
