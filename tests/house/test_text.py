"""One door for text: each field of a form goes through it, and no room keeps a list of invisible signs of its own."""

import re

import pytest
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from sozialraum.actforms import fields
from sozialraum.config.addresses import addresses

HIDDEN = "\u202eA\u200b\u2066B\u2069\ufeffo\u0308\u00ad"
#: What is no text: a password may hold anything, a stamp is compared.
NO_TEXT = {"password", "seen"}
#: Why a module may still ask for categories and normal forms itself.
OWN_REASON = {
    "foundation/dates.py",  # digits of every script become plain ones (NFKC), which a text must not
    "foundation/text.py",  # the one place
    "press/glyphs.py",  # which font has a sign
    "press/textlayer.py",  # what of a drawn sign is its mark
    "access/rules.py",  # which paths lead out of the house
}


def families(base=forms.BaseForm):
    for family in base.__subclasses__():
        yield family
        yield from families(family)


def typed_fields():
    assert len(list(addresses())) > 100  # so all rooms are loaded
    ours = {one for one in families() if one.__module__.startswith("sozialraum.")}
    for form in sorted(ours, key=lambda one: one.__qualname__):
        for name, field in form.base_fields.items():
            if isinstance(field, forms.CharField) and name not in NO_TEXT:
                yield f"{form.__module__}.{form.__qualname__}.{name}", field


def modules_with(pattern):
    return {
        str(path.relative_to(settings.HOUSE))
        for path in settings.HOUSE.rglob("*.py")
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }


def kept_of(field):
    """What a field of another kind makes of it; None if it refuses it, as what reads a figure does."""
    try:
        return field.clean(HIDDEN)
    except ValidationError:
        return None


def test_every_field_in_which_one_types_cleans_what_comes():
    wrong, seen = [], 0
    for name, field in typed_fields():
        if isinstance(field, fields.Line | fields.Typed):
            seen += 1
            if field.to_python(HIDDEN) != "ABö":
                wrong.append(name)
        elif not isinstance(field, forms.JSONField | fields.MailField | fields.WebField | fields.PartialDateFormField):
            wrong += [name] if kept_of(field) not in ("ABö", None) else []

    assert wrong == []
    assert seen > 60


def test_dates_times_numbers_and_addresses_too():
    assert str(fields.PartialDateFormField().clean("\u202a17.1.\u200b2018\u202c")) == "2018-01-17"
    assert str(fields.Clock().clean("\u200e17.30 Uhr\u200f")) == "17:30:00"
    assert fields.Number().clean("\ufeff12\u200b") == 12
    assert fields.WebField().clean("\u200ehttps://kita.example/\u200b") == "https://kita.example/"
    assert fields.MailField().clean("\u200einfo@straße.example\u202c") == "info@straße.example"


@pytest.mark.parametrize(
    ("typed", "says"),
    [("jörg@example.org", "Vor dem @"), (f"info@{'ü' * 60}.example", "hinter dem @"), ("i", "gültige")],
)
def test_what_is_wrong_with_an_address_has_its_sentence(typed, says):
    with pytest.raises(ValidationError, match=says):
        fields.MailField().clean(typed)


def test_no_room_keeps_a_list_of_invisible_signs_of_its_own():
    own = r"unicodedata\.(?:normalize|category)|\\x1f|\\u202[a-e]|\\u200[bef]"

    assert modules_with(own) == OWN_REASON


def test_mail_addresses_are_encoded_and_judged_in_one_place():
    own = r"""import idna|["']idna["']|validate_email|punycode\(|forms\.EmailField\("""

    assert modules_with(own) == {"foundation/mail_address.py"}
