"""Pages of browsers: what each notes while it is looked at, and what several of them send in one breath."""

from tests.stories.house import PATIENCE

TRIES = PATIENCE * 1000  # answers of a browser


def page_in(browser, port, network="musterviertel", **wishes):
    """A page of one network in a fresh context; it notes every request that leaves and every error."""
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin", **wishes)
    return watched(context, context.new_page(), port, network)


def watched(context, page, port, network="musterviertel"):
    context.set_default_timeout(PATIENCE * 1000)  # a hanging page, never a slow machine
    host = "localhost" if network == "eschweiler-west" else f"{network}.localhost"
    page.home = f"http://{host}:{port}"
    page.outside, page.faults = [], []
    page.on("request", lambda r: r.url.startswith((page.home, "data:")) or page.outside.append(r.url))
    page.on("console", lambda m: m.type == "error" and page.faults.append(m.text))
    page.on("pageerror", lambda e: page.faults.append(str(e)))
    return page


def until(page, reached):
    """Wait for a state outside the page, and hear meanwhile what the browsers say."""
    for _try in range(TRIES):
        if reached():
            return
        page.context.cookies()  # asks the browser, not the page, which may be on its way to another
    raise AssertionError("it never came to that")


def at_once(pages, where, press):
    """Press in each page; what they send to ``where`` (a glob) is held back until all have, then let go together."""
    held = []
    for page in pages:
        page.route(where, lambda route: held.append(route) if route.request.method == "POST" else route.fallback())
        press(page)
    until(pages[0], lambda: len(held) == len(pages))
    for route in held:
        route.continue_()
    for page in pages:
        page.unroute(where)


def leads_on(page):
    """Mark the page that is shown; returns what waits until another one has come in its place."""
    page.evaluate("() => { document.documentElement.dataset.before = 'yes' }")
    return lambda: page.wait_for_function(
        "() => !document.documentElement.dataset.before && document.readyState === 'complete'"
    )
