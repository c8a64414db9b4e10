"""Two versions beside each other: what is too large for words is said plainly, and each pair is compared once."""

import pytest

from sozialraum.config.unchanged import PAGES
from sozialraum.foundation.dates import PartialDate
from sozialraum.papers import queries
from sozialraum.papers.queries import DIFFERENCES
from sozialraum.site.queries.documents import MOST_SHOWN
from tests import factories as f

pytestmark = pytest.mark.django_db
HERE = "/dokumente/ordnung/alt/vergleich/neu/"
TOO_LONG = "Manches ist zu lang, um es Wort für Wort zu vergleichen"


def versions(body, old, new):
    paper = f.PaperFactory(body=body, key="ordnung")
    for year, (label, text) in enumerate({"alt": old, "neu": new}.items(), 2017):
        f.VersionFactory(body=body, paper=paper, label=label, text=text, valid_from=PartialDate(year))


def test_a_short_text_is_compared_in_words_and_nothing_is_said(client, body):
    versions(body, "Wir treffen uns im Mai.", "Wir treffen uns im Juni.")

    page = client.get(HERE).content.decode()

    assert "<del>Mai</del>" in page and "<ins>Juni</ins>" in page
    assert TOO_LONG not in page and "Gezeigt sind die ersten" not in page


def test_what_is_too_long_is_compared_by_paragraph_and_the_page_says_so(client, body):
    old, new = " ".join(f"alt{n}" for n in range(14_000)), " ".join(f"neu{n}" for n in range(14_000))
    versions(body, old, new)

    page = client.get(HERE).content.decode()

    assert TOO_LONG in page
    assert f"<del>{old}</del>" in page and f"<ins>{new}</ins>" in page


def test_of_very_many_differences_the_first_are_shown_and_all_are_counted(client, body):
    versions(body, "\n".join(f"alt {n}" for n in range(1500)), "\n".join(f"neu {n}" for n in range(1500)))

    page = client.get(HERE).content.decode()

    assert "1500 Stellen sind anders." in page
    assert f"Gezeigt sind die ersten {MOST_SHOWN} Stellen." in page
    assert page.count('<div class="compare">') == MOST_SHOWN


def test_a_pair_is_compared_once_whatever_else_happens_in_the_network(client, body, monkeypatch):
    DIFFERENCES.clear()
    versions(body, "Wir treffen uns im Mai.", "Wir treffen uns im Juni.")
    compared = []
    compare = queries.compare
    monkeypatch.setattr(queries, "compare", lambda *texts: compared.append(texts) or compare(*texts))

    pages = [client.get(HERE).content]
    f.OrganizationFactory(body=body)
    PAGES.clear()
    pages += [client.get(HERE).content, client.get("/dokumente/ordnung/neu/vergleich/alt/").content]

    assert len(compared) == 1
    assert b"<del>Mai</del>" in pages[0] and b"<del>Mai</del>" in pages[1] and b"<del>Mai</del>" in pages[2]
