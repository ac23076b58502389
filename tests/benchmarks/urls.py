"""The site's addresses, and an empty view that costs what Django and the middleware cost."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    """The floor."""
    return HttpResponse("")


urlpatterns = [path("empty-view/", empty), path("", include("config.urls"))]
