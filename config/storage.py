"""How static files are served."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Names that carry a hash once the files were collected; plain names before, as in tests."""

    # Modules import one another by names that carry the hash too.
    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        """The name under which the collected file is served."""
        stored: str = super().stored_name(name) if self.hashed_files else name
        return stored
