"""The sitemap: every public page in both languages, each with the day on which it changed."""
