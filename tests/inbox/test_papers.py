"""What is printed for the Plenum and laid out for everybody: whole, valid, and from public words only."""

import datetime as dt
import io
import re
from collections import Counter
from dataclasses import asdict

import pytest
from django.utils import translation
from pypdf import PdfReader

from sozialraum.acts import guard
from sozialraum.concerns import actions
from sozialraum.concerns.forms import SayForm
from sozialraum.foundation.visitor import Visitor
from sozialraum.inbox.queries.form_paper import BY_NAME, form_in
from sozialraum.languages.names import ALL_LANGUAGES
from sozialraum.press.concern_form import concern_form_pdf
from sozialraum.privacy.models import Period
from tests import factories as f
from tests.inbox.conftest import MARKER
from tests.press import verapdf
from tests.press.reading import as_seen, as_tagged, plain, words

NOW = dt.datetime(2027, 1, 3, tzinfo=dt.UTC)


def words_of(document):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(document)).pages).split())


@pytest.fixture
def told(say, marked, people, body, group, topic):
    """One published and answered with a decision, one published and with its group, one that is not public."""
    office = people["office"]
    made = f.ResolutionFactory(body=body, by=[group], number="2026-4", name="Licht")
    actions.publish(marked, by=office, public_text="Am Spielplatz ist es zu dunkel.")
    actions.answer(marked, by=office, text="Die Laternen kommen im **Herbst**.", resolution=made)
    other = say(text=MARKER, name=MARKER, may_be_public=True, topic=None)
    actions.assign(other, by=office, topic=None, organizations=[group], shared_text=f"{MARKER} für die Gruppe")
    actions.publish(other, by=office, public_text="Mehr Bänke.")
    say(text=MARKER)
    return marked


def test_the_page_says_by_topic_what_was_said_and_done_and_nobodys_own_words(client, told, topic):
    page = client.get("/anliegen/gesagt-getan/").content.decode()

    places = [page.index(part) for part in (topic.name, "zu dunkel.", "Beantwortet", "Laternen", "Beschluss 2026-4")]
    assert places == sorted(places)
    assert page.index("Ohne Thema") < page.index("Mehr Bänke.")
    assert "2 Anliegen, 1 ist beantwortet." in " ".join(re.sub("<[^>]+>", "", page).split())
    assert MARKER not in page


@pytest.mark.once
def test_the_paper_says_the_same_and_is_valid(client, told):
    answer = client.get("/anliegen/gesagt-getan.pdf")

    text = words_of(answer.content)
    for part in ("A-1", "Am Spielplatz ist es zu dunkel.", "Beantwortet", "Herbst", "Beschluss 2026-4 Licht", "A-2"):
        assert part in text
    assert MARKER not in text
    assert verapdf.failures(answer.content) == [[]]


def test_since_a_day_narrows_and_nonsense_does_not(client, told):
    assert "Mehr Bänke." in client.get("/anliegen/gesagt-getan/?seit=2026-10-05").content.decode()
    assert "Mehr Bänke." in client.get("/anliegen/gesagt-getan/?seit=gestern").content.decode()


def test_it_costs_the_same_for_two_and_for_many(client, told, body, group, people, say, django_assert_max_num_queries):
    for number in range(10):
        one = say(text=f"x{number}", may_be_public=True)
        actions.publish(one, by=people["office"], public_text=f"Wunsch {number}")
    client.get("/anliegen/gesagt-getan/")

    with django_assert_max_num_queries(14):
        client.get("/anliegen/gesagt-getan/")


@pytest.mark.once
def test_the_empty_form_is_one_valid_page_in_every_language(client, topic, body):
    documents = []
    for name in BY_NAME:
        answer = client.get(f"/anliegen/formular-{name}.pdf")
        assert answer.status_code == 200, name
        documents.append(answer.content)

    assert len(documents) == 9
    assert {len(PdfReader(io.BytesIO(one)).pages) for one in documents} == {1}
    german = words_of(documents[0])
    for part in ("Was möchten Sie sagen?", topic.name, "Nummer:", "Code:", "per E-Mail", "14 Tagen"):
        assert part in german
    assert verapdf.failures(*documents) == [[]] * 9


@pytest.mark.once
def test_the_empty_form_warns_and_promises_and_is_read_as_it_was_written_in_every_language(topic, body):
    """All of it can be found, copied and read out; what is ticked stands there in German too."""
    visitor = Visitor(body)
    for language in ALL_LANGUAGES:
        form = form_in(visitor, language, privacy=lambda: "Nach 6 Monaten löschen wir.")
        document = concern_form_pdf(form, printed=NOW)
        said = list(said_on(asdict(form)))

        seen, told = Counter(words(as_seen(document))), " ".join(as_tagged(document))
        assert Counter(words("\n".join(said))) - seen == Counter(), language
        assert [text for text in said if plain(text) not in told] == [], language
        with translation.override(language.code):
            assert form.warning == str(SayForm.steps[1].note)
        assert "110" in form.danger and "112" in form.danger
        assert all(way.label.german for way in form.ways) == (language.code.partition("-")[0] != "de")


def test_the_paper_says_how_long_it_is_really_kept_here_in_its_language(client, topic, body):
    with guard.opened():
        Period.objects.create(body=body, kind="concerns", months=17)

    german, turkish = (words_of(client.get(f"/anliegen/formular-{code}.pdf").content) for code in ("de", "tr"))

    assert "17 Monate nach der Antwort löschen wir" in german
    assert "17 ay" in turkish


def said_on(value):
    """Every sentence in the values of a form."""
    if isinstance(value, str):
        yield from [value] if len(value) > 2 else []
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from () if key == "lang" else said_on(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from said_on(one)


def test_a_form_with_very_much_on_it_is_still_one_page(client, body):
    for number in range(30):
        f.TopicFactory(body=body, name=f"Ein ziemlich langes Thema, das auf zwei Zeilen geht, Nummer {number}")

    document = client.get("/anliegen/formular-de.pdf").content

    assert len(PdfReader(io.BytesIO(document)).pages) == 1


def test_a_language_we_do_not_have_is_not_there(client, body):
    assert client.get("/anliegen/formular-xx.pdf").status_code == 404
