"""The layers of a score: who gives points, who reads them, and when a difference needs words."""
