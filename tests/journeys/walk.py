"""Walking through every page of a network, as a crawler would."""

import re


def overflow(page):
    """By how many pixels the page is wider than the window."""
    size = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return page.evaluate(size) if page.context.pages and _has_script(page) else 0


def _has_script(page):
    try:
        return page.evaluate("true")
    except Exception:
        return False


def kinds(house, host):
    """One address per kind of page, found by following links from the start page over plain HTTP."""
    seen, found, todo = set(), {}, ["/", "/gibt-es-nicht/"]
    while todo:
        path = todo.pop(0)
        if path in seen or len(seen) > 400:
            continue
        seen.add(path)
        answer = house.get(path, host=host)
        if "text/html" not in answer.headers.get("Content-Type", ""):
            continue
        kind = shape(path)
        found.setdefault(kind, []).append(path)
        if len(found[kind]) <= 3:
            todo += [link for link in re.findall(r'href="(/[^"#]*)"', answer.text) if link not in seen]
    return found


def shape(path):
    """The kind of page behind an address: its first word and how deep it lies."""
    plain, _, query = path.partition("?")
    parts = [part for part in plain.split("/") if part]
    names = sorted(re.findall(r"(?:^|&|amp;)(\w+)=", query))
    return (parts[0] if parts else "start", len(parts), *parts[2:3], *names)
