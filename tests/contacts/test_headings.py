"""Where the headings stand, and what the columns are for."""

import pytest

from sozialraum.contacts.rules.headings import ColumnGroup, guess, meaning_of
from tests.contacts.lists import GROUPS, rows


def guessed(text):
    layout = guess(rows(text.strip("\n")), GROUPS)
    columns = [f"{c.meaning.value}{':' + c.group if c.group else ''}" for c in layout.columns]
    return layout.first, layout.rows, columns


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Name, Vorname", "name"),
        ("Vorname", "first_name"),
        ("Nachname", "last_name"),
        ("Ansprechpartner/in", "name"),
        ("Ansprechpartner*in", "name"),
        ("Ansprechperson:", "name"),
        ("Einrichtung/Träger", "institution"),
        ("Institution", "institution"),
        ("Verein", "institution"),
        ("Name der Einrichtung", "institution"),
        ("E-Mail", "email"),
        ("E-Mail-Adresse", "email"),
        ("Mail", "email"),
        ("eMail dienstlich", "email"),
        ("E-Mail der Einrichtung", "institution_email"),
        ("Tel.", "phone"),
        ("Telefon dienstlich", "phone"),
        ("Handy-Nr.", "phone"),
        ("Straße", "street"),
        ("Strasse + Hausnr.", "street"),
        ("Str.", "street"),
        ("PLZ", "postcode"),
        ("PLZ Ort", "town"),
        ("Anschrift", "address"),
        ("AG", "group"),
        ("Gremium", "group"),
        ("Funktion", "role"),
        ("Stimmrecht", "vote"),
        ("Stimmrecht ja/nein", "vote"),
        ("Vertretung", "deputy"),
        ("Stellvertreter/in", "deputy"),
        ("E-Mail Vertretung", "deputy_email"),
        ("seit", "start"),
        ("bis", "end"),
        ("Sprache", "language"),
        ("lfd. Nr.", "ignore"),
        ("Telefax", "ignore"),
    ],
)
def test_a_heading_in_many_spellings(heading, meaning):
    assert meaning_of(heading)[0] == meaning
    assert meaning_of(heading)[1] > 0


def test_titles_above_the_headings_are_passed_over():
    found = guessed(
        """
Adressliste der Sozialraumkonferenz||
Stand: 17.1.2018||

Name, Vorname|Einrichtung|E-Mail
Beispiel, Erika|Kita|erika@example.org
"""
    )

    assert found == (2, 1, ["name", "institution", "email"])


def test_two_rows_of_headings_with_merged_cells():
    found = guessed(
        """
Einrichtung|||Ansprechpartner/in|||AGs|||Bemerkung
Name|Straße|PLZ Ort|Name|Vorname|E-Mail|Wohnen|Mikro-projekte|Plenum|
Kita|Weg 1|52249 Ort|Beispiel|Erika|e@example.org|x||x|neu
"""
    )

    ours = ["institution", "street", "town", "last_name", "first_name", "email"]
    assert found == (0, 2, [*ours, "cross:wohnen", "cross:mikro", "cross:plenum", "ignore"])


def test_beside_a_contact_person_a_name_is_the_institutions():
    found = guessed("Nr|Name|Ansprechpartner|W|M|Verteiler Plenum\n1|Kita|Erika Beispiel|x||x")

    assert found[2] == ["ignore", "institution", "name", "cross:wohnen", "cross:mikro", "cross:plenum"]


def test_a_column_of_crosses_under_an_unknown_word_is_for_some_group():
    assert guessed("Name|E-Mail|Runde\nErika|e@example.org|x\nMax|m@example.org|")[2] == ["name", "email", "cross"]


def test_a_column_that_is_empty_stays_out():
    assert guessed("Name||E-Mail\nErika||e@example.org")[2] == ["name", "ignore", "email"]


def test_a_table_without_headings_begins_at_once():
    assert guessed("Kita X|Erika Beispiel|e@example.org\nKita Y|Max Muster|m@example.org") == (
        0,
        0,
        ["ignore", "ignore", "email"],
    )


def test_a_heading_that_could_be_two_groups_is_left_to_the_office():
    both = (ColumnGroup("a", "AG Bildung und Arbeit"), ColumnGroup("b", "AG Bildung und Jugend"))

    assert guess(rows("Name|Bildung\nErika|x"), both).columns[1].group == ""
    assert guess(rows("Name|Jugend\nErika|x"), both).columns[1].group == "b"


def test_what_a_cross_means_is_taken_from_the_heading_only_if_it_says_so():
    layout = guess(rows("Name|Verteiler AG Wohnen|AG Wohnen\nErika|x|x"), GROUPS)

    assert [(one.group, one.means) for one in layout.columns[1:]] == [("wohnen", "recipient"), ("wohnen", "")]
