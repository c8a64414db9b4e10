"""Config: the doctor looks at the house from outside – https, the proxy in front, the mail servers."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from sozialraum.config.doctor.finding import Finding, bad, good, warn
from sozialraum.foundation.bounds import json_in
from sozialraum.network.models import Body
from sozialraum.post.routes import route_of
from sozialraum.post.smtp import NoLine, check

PATIENCE = 8.0  # seconds
MOST = 10_000  # bytes of an answer


def https() -> Iterator[Finding]:
    """Cookies are safe only behind TLS, and only if the proxy in front is believed."""
    addresses = {body.key: body.address for body in Body.objects.exclude(address="").order_by("pk")}
    secure = [one for one in addresses.values() if one.startswith("https://")]
    if settings.ENV.https:
        yield good("https", "Cookies gehen nur verschlüsselt; einem Proxy davor wird geglaubt")
    elif secure:
        yield bad("https", "Netzwerke nennen https-Adressen, SOZIALRAUM_HTTPS ist aber aus", "SOZIALRAUM_HTTPS=true")
    else:
        yield warn("https", "aus; so darf nur zum Ausprobieren gearbeitet werden", "Siehe docs/operate.md, »TLS«.")
    for body in Body.objects.filter(is_sample=False, address="").order_by("pk"):
        do = "Tragen Sie die Adresse unter Eintragen und ändern → Netzwerk ein; Mails und Kalender nennen sie."
        yield warn(f"Adresse von {body}", "keine", do)
    for address in addresses.values():
        yield _answers(address)


def _answers(address: str) -> Finding:
    """The house asks for its own page, as anybody would."""
    about, url = f"Adresse {address}", f"{address.rstrip('/')}/gesund"
    if urlsplit(url).scheme not in ("http", "https"):
        return bad(about, "ist keine Web-Adresse", "Sie beginnt mit https://.")
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - the scheme was asked above
            told = json_in(answer.read(MOST).decode(), longest=MOST)
    except urllib.error.HTTPError as error:
        if error.code != 503:
            return bad(about, f"antwortet mit {error.code}", "Führt der Proxy zu Sozialraum? Siehe docs/operate.md.")
        return warn(about, "antwortet, meldet aber Sorgen", "Siehe die übrigen Zeilen.")
    except (OSError, ValueError) as error:
        why = getattr(error, "reason", error)
        return bad(about, f"antwortet nicht ({why})", "Prüfen Sie DNS, Firewall, Zertifikat und Proxy.")
    return (
        good(about, "antwortet") if "gesund" in told else bad(about, "antwortet etwas anderes", "Prüfen Sie den Proxy.")
    )


def mail() -> Iterator[Finding]:
    """Each mail server once: called, logged in, the sender named; no letter is sent."""
    seen = set()
    for body in Body.objects.filter(is_sample=False).order_by("pk"):
        about, route = f"Mailserver von {body}", route_of(body)
        if route is None:
            yield warn(about, "keiner; Briefe warten", "SOZIALRAUM_SMTP setzen oder unter /schreibtisch/post/server/")
            continue
        if (known := (route.host, route.port, route.user, route.from_address)) in seen:
            continue
        seen.add(known)
        try:
            yield good(about, check(route))
        except NoLine as error:
            yield bad(about, str(error), "Prüfen Sie Adresse, Kennwort und ob die Firewall nach außen offen ist.")
