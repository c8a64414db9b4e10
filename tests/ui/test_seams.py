"""Soft hyphens in long German words: at seams, on the page alone."""

import pytest
from django.template import engines
from django.utils.safestring import mark_safe

from sozialraum.ui.seams import SOFT_HYPHEN, seamed


@pytest.mark.parametrize(
    "parted",
    [
        "Flüchtlings|beratungs|stelle",
        "Sozial|raum|konferenz|geschäfts|ordnung",
        "Integrations|fach|dienst",
        "Kooperations|vereinbarung",
        "Wirtschafts|förderungs|gesellschaft",
        "Senioren|begegnungs|stätte",
        "FLÜCHTLINGS|BERATUNGS|STELLE",
        "Nachbarschafts|treff, Saal; Schul|weg|sicherheit",
    ],
)
def test_long_words_are_parted_where_their_parts_meet(parted):
    assert seamed(parted.replace("|", "")) == parted.replace("|", SOFT_HYPHEN)


@pytest.mark.parametrize("whole", ["", "Geschäftsordnung", "AG Wohnen und AG Sprache", "Sternenspaziergänger", "2027"])
def test_short_words_and_those_of_unknown_parts_stay_whole(whole):
    assert seamed(whole) == whole


def test_a_part_never_stands_alone_at_an_end():
    assert all(len(part) >= 4 for part in seamed("Zeitungsverbrauchertag").split(SOFT_HYPHEN))


def test_the_filter_escapes_and_leaves_markup_alone():
    page = engines["django"].from_string("{{ name|seamed }} {{ link|seamed }}")
    link = mark_safe('<a href="/nachbarschaftstreffen">x</a>')

    words = page.render({"name": "Nachbarschaftstreffen & Co.", "link": link})

    assert words == f"Nachbarschafts{SOFT_HYPHEN}treffen &amp; Co. {link}"
