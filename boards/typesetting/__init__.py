"""The only place that calls libraries of papers: Word by python-docx, PDF by typst."""
