"""The language of the interface: asked for by ``?ui=fr``, remembered in a cookie, else what the browser prefers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

ASKED = "ui"


class InterfaceLanguage(LocaleMiddleware):
    """Django's own choice, but an address can name the language, so that a link in French stays French."""

    def process_request(self, request: HttpRequest) -> None:
        if (asked := request.GET.get(ASKED)) in dict(settings.LANGUAGES):
            translation.activate(asked)
            request.LANGUAGE_CODE = translation.get_language()
        else:
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if (asked := request.GET.get(ASKED)) in dict(settings.LANGUAGES):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                asked,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
                samesite="Lax",
            )
        return super().process_response(request, response)
