"""An officer's calendar over all years within reach: the page, and the feed for other programs."""
