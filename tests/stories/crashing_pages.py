"""A page that crashes, with secrets in its words and in its hands."""

from django.urls import include, path

from sozialraum.foundation.http import public

MARK = "Geheimzeichen"


@public
def crash(request, rest=""):
    mail, code = f"{MARK.lower()}@example.org", "1234-5678"  # what a traceback with locals would tell
    try:
        raise ValueError(f"{MARK} {mail} hat {code} getippt")
    except ValueError as error:
        raise RuntimeError(f"DETAIL: Key (email)=({mail}) {MARK} already exists") from error


urlpatterns = [path("absturz/", crash), path("absturz/<path:rest>", crash), path("", include("sozialraum.config.urls"))]
