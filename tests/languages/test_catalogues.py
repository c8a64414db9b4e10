"""The catalogues: complete, whole in their placeholders, printable with the shipped fonts, never a wrong text."""

import datetime as dt
import gettext
import io
import re
import unicodedata
from pathlib import Path

import polib
import pytest
from babel.dates import get_day_names, get_month_names
from django.utils import translation
from fontTools.ttLib import TTFont

import sozialraum.ui
from sozialraum.languages.catalogues import (
    FROM,
    TO,
    codes,
    compiled,
    file_of,
    is_checked,
    is_translated,
    make_ready,
    read,
    unchecked,
)
from sozialraum.languages.extract import messages
from sozialraum.languages.marks import marked
from sozialraum.languages.renew import key_of, renewed, standing
from sozialraum.ui.spoken import clock, from_to, in_words

PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]")
STATIC = Path(sozialraum.ui.__file__).parent / "static/ui"
DAY = dt.date(2016, 11, 2)


@pytest.mark.parametrize("code", codes())
def test_every_sentence_is_said_and_none_too_many(code):
    catalogue = read(code)

    told = standing(code, catalogue)
    print(f"\n{told}")  # noqa: T201 - counted and shown
    assert [key_of(entry) for entry in catalogue] == list(messages()), "run »make messages«"
    assert told.missing == []


@pytest.mark.parametrize("code", codes())
def test_nothing_is_lost_or_added_in_a_sentence(code):
    wrong = []
    for entry in read(code):
        wanted = sorted(PLACE.findall(entry.msgid_plural or entry.msgid))
        forms = list(entry.msgstr_plural.values()) or [entry.msgstr]
        wrong += [form for form in forms[:-1] if not set(PLACE.findall(form)) <= set(wanted)]
        wrong += [forms[-1]] if sorted(PLACE.findall(forms[-1])) != wanted else []
        wrong += [form for form in forms if form != form.strip() and entry.msgid == entry.msgid.strip()]
        wrong += [form for form in forms if re.search("[<>\u202a-\u202e\u2066-\u2069]", form)]
    assert wrong == []


@pytest.mark.parametrize("code", codes())
def test_numbers_have_as_many_forms_as_the_language_needs(code):
    catalogue = read(code)
    wanted = int(re.search(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])[1])

    assert {len(entry.msgstr_plural) for entry in catalogue if entry.msgid_plural} <= {wanted}


def shipped():
    """Every character that one of our fonts draws, as the style sheet hands it out."""
    drawn = set()
    for face in re.findall(r"@font-face \{(.*?)\}", (STATIC / "css/fonts.css").read_text(), re.S):
        font = TTFont(STATIC / "css" / re.search(r'url\("(.*?)"\)', face)[1])
        for span in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", face):
            span = range(int(span[0], 16), int(span[1] or span[0], 16) + 1)
            drawn |= {chr(point) for point in font.getBestCmap() if point in span}
    return drawn


def test_a_shipped_font_draws_every_letter():
    drawn = shipped()

    missing = {
        code: lost
        for code in codes()
        if (lost := {c for c in str(read(code)) if unicodedata.category(c) not in ("Cc", "Cf")} - drawn)
    }
    assert missing == {}
    assert sum(font.stat().st_size for font in (STATIC / "fonts").glob("*.woff2")) < 300_000


@pytest.mark.parametrize("code", ["en", "ar", "fa", "uk", "tr", "fr"])
def test_days_and_months_are_called_as_in_the_common_locale_data(code):
    with translation.override(code):
        days = [in_words(DAY + dt.timedelta(days=number)) for number in range(7)]
        months = [in_words(dt.date(2016, month, 15)) for month in range(1, 13)]

    named = {number: name.replace("ʼ", "’") for number, name in get_day_names("wide", locale=code).items()}
    assert [name for number, name in named.items() if name not in days[(number - 2) % 7]] == []
    bare = {number: name.rstrip("ٔ") for number, name in get_month_names("wide", locale=code).items()}
    assert [name for number, name in bare.items() if name not in months[number - 1]] == []


def said(code):
    with translation.override(code):
        return [in_words(DAY), clock(dt.time(17)), clock(dt.time(16, 30)), from_to(dt.time(16, 30), dt.time(18))]


def test_dates_and_times_in_every_language():
    german = ["Mittwoch, 2. November 2016", "17 Uhr", "16.30 Uhr", "16.30 bis 18 Uhr"]
    assert {code: said(code) for code in ("de", *codes())} == {
        "de": german,
        "de-simple": [*german[:3], "16.30 Uhr bis 18 Uhr"],
        "en": ["Wednesday, 2 November 2016", "17:00", "16:30", "16:30 to 18:00"],
        "ar": [
            "الأربعاء، 2 نوفمبر (تشرين الثاني) 2016",
            "الساعة 17:00",
            "الساعة 16:30",
            "من الساعة 16:30 إلى الساعة 18:00",
        ],
        "fa": ["چهارشنبه، 2 نوامبر 2016", "ساعت 17:00", "ساعت 16:30", "از ساعت 16:30 تا 18:00"],
        "uk": ["середа, 2 листопада 2016 року", "17:00", "16:30", "з 16:30 до 18:00"],
        "tr": ["2 Kasım 2016 Çarşamba", "saat 17.00", "saat 16.30", "saat 16.30 ile 18.00 arası"],
        "kmr": ["Çarşem, 2’ê Mijdara 2016", "saet 17:00", "saet 16:30", "ji saet 16:30 heta 18:00"],
        "fr": ["mercredi 2 novembre 2016", "17 h", "16 h 30", "de 16 h 30 à 18 h"],
    }


def test_a_changed_sentence_keeps_its_old_words_as_a_draft_that_nobody_is_shown():
    found = messages()
    old, changed = next((key, one) for key, one in found.items() if key[1] == "Ihr Text ist noch da.")
    del found[old]
    fresh = type(changed)("Ihr Text ist immer noch da.", None, None, changed.where)

    catalogue = renewed("tr", found | {fresh.key: fresh})

    draft = catalogue.find(fresh.text)
    assert (draft.fuzzy, draft.previous_msgid, is_translated(draft), is_checked(draft)) == (True, old[1], False, False)
    shown = gettext.GNUTranslations(io.BytesIO(compiled(catalogue))).gettext(fresh.text)
    assert shown == f"{FROM}{fresh.text}{TO}"
    assert standing("tr", catalogue).missing == [fresh.text]


def test_what_is_not_translated_is_said_in_german_and_marked_so():
    page = f'<p title="{FROM}a{TO}">x {FROM}Ein Satz{TO}.</p><title>{FROM}b{TO}</title>'

    assert marked(page) == (
        f'<p title="{FROM}a{TO}">x <span lang="de" dir="ltr">Ein Satz</span>.</p><title>{FROM}b{TO}</title>'
    )


def test_who_has_checked_a_sentence_stands_above_it_and_is_kept(tmp_path):
    entry = polib.POEntry(msgid="Datum", msgstr="Tarih", tcomment="geprüft: Ayşe Beispiel, 2026-12-01")

    assert is_checked(entry)
    entry.flags.append("fuzzy")
    assert not is_checked(entry)


def test_the_catalogues_are_made_once_and_again_when_they_change(tmp_path):
    make_ready(tmp_path)
    first = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.mo")}
    make_ready(tmp_path)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.mo")} == first
    assert len(first) == len(codes())

    (tmp_path / "made-from").write_text("something older", encoding="ascii")
    make_ready(tmp_path)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.mo")} != first


@pytest.mark.parametrize("code", codes())
def test_what_nobody_has_checked_is_counted_when_a_catalogue_is_made_ready(code):
    entries = [entry for entry in read(code) if not entry.obsolete]

    assert unchecked(code) == len(entries) - sum(map(is_checked, entries))


def test_a_catalogue_in_which_all_is_checked_says_so():
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Datum", msgstr="Tarih", tcomment="geprüft: Ayşe Beispiel, 2026-12-01"))
    catalogue.append(polib.POEntry(msgid="Alt", msgstr="Eski", obsolete=True))

    assert gettext.GNUTranslations(io.BytesIO(compiled(catalogue))).info()["x-unchecked"] == "0"


def test_every_catalogue_lies_where_gettext_looks_for_it():
    assert [str(file_of(code)).split("/")[-3] for code in ("de-simple", "kmr", "ar")] == ["de_Simple", "kmr", "ar"]
