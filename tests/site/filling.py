"""Filling in a form as a browser shows it: what stands there stays, what must be said and is empty is said somehow."""

import lxml.html

PLAIN = {
    "email": "neu@example.org",
    "number": "1",
    "date": "2026-11-02",
    "time": "17:00",
    "url": "https://netz.example",
}


def form_on(page, path):
    """The form of a page that is sent to the page itself; None if it has none."""
    tree = lxml.html.document_fromstring(page.content)
    forms = tree.xpath("//main//form[@method='post']")
    return next((one for one in forms if one.get("action") in (None, "", path)), None)


def filled(form):
    """All values a browser would send, lists where a name stands more than once."""
    values = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    for field in form.iter("input", "select", "textarea"):
        name, kind = field.get("name"), field.get("type", "text")
        if not name or (field.get("required") is None and field.get("aria-required") != "true"):
            continue
        if any(values.get(name, [])):
            continue
        if field.tag == "select":
            values[name] = [next((one for one in field.value_options if one), "")]
        elif kind in ("radio", "checkbox"):
            values[name] = [field.get("value", "on")]
        else:
            values[name] = [PLAIN.get(kind, "Beispiel")]
    values.pop("csrfmiddlewaretoken", None)
    return values
