"""Pages travel compressed where they hold no secret.

A compressed answer tells its length, and the length something of what is in it (BREACH): whoever
can make a reader ask, and hear the length, guesses a secret sign by sign. So nothing is compressed
for somebody who is signed in, nor where one signs in, nor what is not text; the answers of the
voting page keep their one length. The token in a public form is masked anew in each answer.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
CLOSED = "/admin/"


class PublicGZipMiddleware(GZipMiddleware):
    """Compress texts for visitors; all else leaves as it is."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, shorter where that is safe; what was left long or out varies alike."""
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        text = response.get("Content-Type", "").startswith(TEXTS)
        if signed_in or request.path.startswith(CLOSED) or not text:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        return super().process_response(request, response)
