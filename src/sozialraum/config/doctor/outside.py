"""Config: the doctor looks at the house from outside – https, the proxy in front, the mail servers."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from threading import Event
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from sozialraum.config import health
from sozialraum.config.doctor.finding import Finding, Level, bad, good, warn
from sozialraum.foundation.bounds import json_in
from sozialraum.mailserver.routes import route_of
from sozialraum.mailserver.smtp import NoLine, check
from sozialraum.network.models import Body

PATIENCE = 8.0  # seconds
MOST = 10_000  # bytes of an answer
PAUSE = 1.0  # seconds between the two pieces of a slow request
HALF = b"langsam "


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
        found = _answers(address)
        yield found
        if found.level is not Level.BAD:
            yield _bears_a_slow_one(address)


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


def _bears_a_slow_one(address: str) -> Finding:
    """One request whose body comes in two pieces with a pause between: who waits for the second one?"""
    about, asked = f"Langsame Anfragen an {address}", urlsplit(address)
    kind = http.client.HTTPSConnection if asked.scheme == "https" else http.client.HTTPConnection
    line = kind(asked.hostname or "", asked.port, timeout=PATIENCE)
    try:
        line.putrequest("POST", health.PATH)
        line.putheader("Content-Length", str(2 * len(HALF)))
        line.endheaders(HALF)
        others = _answers(address)
        Event().wait(PAUSE)
        line.send(HALF)
        answer = line.getresponse()
        took = float(json.load(answer).get("took", 0.0))
    except (OSError, http.client.HTTPException, ValueError, AttributeError):
        do = "Der Proxy soll eine Anfrage ganz annehmen und dann weiterreichen; siehe deploy/."
        return warn(about, "eine wurde abgebrochen oder nicht verstanden", do)
    finally:
        line.close()
    if others.level is Level.BAD:
        do = "Der Proxy soll Anfragen erst ganz annehmen; siehe docs/operate.md, »TLS«."
        return bad(about, "solange eine läuft, bekommt niemand sonst Antwort", do)
    if took < PAUSE / 2:
        return good(about, "nimmt der Proxy ganz an, bevor er sie weiterreicht")
    if not settings.ENV.https:
        return good(about, "halten niemanden auf")
    do = "Nehmen Sie die Zeilen zum Zwischenspeichern aus deploy/Caddyfile oder deploy/nginx.conf."
    return warn(about, "reicht der Proxy stückweise durch; sie halten niemanden auf, kosten aber Verbindungen", do)


def mail() -> Iterator[Finding]:
    """Each mail server once: called, logged in, the sender named; no letter is sent."""
    seen = set()
    for body in Body.objects.filter(is_sample=False).order_by("pk"):
        about, route = f"Mailserver von {body}", route_of(body)
        if route is None:
            yield warn(about, "keiner; Briefe warten", f"SOZIALRAUM_SMTP oder {reverse('post:server-set-up')} setzen")
            continue
        if (known := (route.host, route.port, route.user, route.from_address)) in seen:
            continue
        seen.add(known)
        try:
            yield good(about, check(route))
        except NoLine as error:
            yield bad(about, str(error), "Prüfen Sie Adresse, Kennwort und ob die Firewall nach außen offen ist.")
