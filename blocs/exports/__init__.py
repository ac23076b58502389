"""Open data: a published edition as JSON, CSV and Excel."""
