"""Contacts: what the reader of a preview is told – a sentence for every code."""

from __future__ import annotations

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.registry import label_of
from sozialraum.bodies.models import Organization
from sozialraum.contacts.rules.lines import Trouble
from sozialraum.contacts.rules.seating import Note
from sozialraum.people.models import Person

#: Columns of a person, or else of an institution, that a sentence may name.
VALUES: dict[str, type[Model]] = {"email": Person, "phone": Person, "postal_address": Person, "language": Person}
VALUES |= {"kind": Organization, "website": Organization}

#: Why a line is not understood: what is wrong, and what to do. ``{0}`` … are the words of the trouble.
TROUBLES: dict[str, Promise] = {
    "names": _("»{0}« sieht nach mehreren Namen aus. Schreiben Sie jede Person in eine eigene Zeile."),
    "mail": _("»{0}« ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel name@example.org."),
    "phone": _("»{0}« ist keine Telefonnummer."),
    "website": _("»{0}« ist keine Adresse einer Website."),
    "date": _("»{0}« ist kein Datum, wie wir es lesen. Schreiben Sie 17.1.2018, Mai 2017 oder nur 2017."),
    "backwards": _("Das Ende ({1}) liegt vor dem Anfang ({0})."),
    "vote": _("»{0}« sagt nicht, ob es ein Stimmrecht ist. Schreiben Sie »ja« oder »beratend«."),
    "role": _("»{0}« ist keine Funktion in einem Gremium. Ist es ein Beruf, dann übernehmen Sie diese Spalte nicht."),
    "cross": _("»{0}« ist kein Kreuz und keine Funktion. Schreiben Sie x, Stellvertretung, Sprecherin, Gast …"),
    "error_cell": _("»{0}« ist ein Rechenfehler aus der Tabelle."),
    "too_long": _("»{0} …« ist zu lang; möglich sind {1} Zeichen."),
    "nobody": _("Hier steht weder ein Name noch eine Einrichtung."),
    "no_role": _("Was die Person dort ist ({0}), steht nicht dabei. Ordnen Sie eine Spalte »Funktion« zu."),
    "no_group": _("Das Gremium »{0}« gibt es hier nicht, oder es könnten mehrere gemeint sein."),
    "name_of_group": _("»{0}« ist hier keine Einrichtung, sondern ein Gremium oder ein Amt."),
    "contradicts": _("Zu {0} steht in Zeile {2} etwas anderes ({1}: »{3}«, hier »{4}«)."),
    "needs_person": _("Für {0} fehlt der Name einer Person."),
    "needs_holder": _("Für den Sitz in {0} fehlt die Einrichtung oder die Person."),
    "needs_address": _("Für den Verteiler von {0} fehlt, wer ihn bekommt."),
    "two_delegates": _(
        "Auf diesem Sitz in {0} spricht in derselben Zeit schon {1}. Schreiben Sie »Stellvertretung« statt des Kreuzes"
        " oder von wann bis wann."
    ),
    "later_delegate": _("In {0} ist für die Zeit nach {1} schon jemand benannt. Tragen Sie das bitte beim Sitz ein."),
    "seat_elsewhen": _("Den Sitz ({0}, {1}) gibt es zu einer anderen Zeit. Bitte prüfen Sie »seit« und »bis«."),
    "other_vote": _("{0} hat in {1} hier einen Sitz mit anderer Stimme. Ändern Sie das bitte beim Sitz."),
    "no_seat_to_stand_in": _("In {0} hat {1} keinen Sitz, auf dem jemand vertreten könnte."),
    "deputy_of_nothing": _("{0} soll vertreten, aber in dieser Zeile steht kein Sitz."),
    "since_when": _("Hier war früher schon {0}. Schreiben Sie dazu, seit wann es nun gilt."),
    "other_start": _("Hier ist ein anderer Anfang eingetragen ({0}, in der Liste {1}). Ändern Sie das bitte dort."),
    "other_end": _("Hier ist ein anderes Ende eingetragen ({0}, in der Liste {1}). Ändern Sie das bitte dort."),
}
HINTS: dict[str, Promise] = {
    "more_mails": _("Nur die erste Adresse wird übernommen, nicht: {0}"),
}
NOTES: dict[str, Promise] = {
    "new_institution": _("neue Einrichtung: {0}"),
    "new_person": _("neue Person: {0}"),
    "seat": _("neuer Sitz mit Stimmrecht in {1} für {0}"),
    "advisory_seat": _("neuer Sitz mit beratender Stimme in {1} für {0}"),
    "delegate": _("spricht in {1}: {0}"),
    "delegate_changed": _("spricht in {0} ab {3}: {2}, bis dahin {1}"),
    "deputy": _("vertritt in {1}: {0}"),
    "role_speaker": _("Sprecherin oder Sprecher in {1}: {0}"),
    "role_minute_taker": _("Protokoll in {1}: {0}"),
    "role_adviser": _("Beratung in {1}: {0}"),
    "role_guest": _("Gast in {1}: {0}"),
    "recipient": _("in den Verteiler von {1}: {0}"),
    "works": _("{0} gehört zu {1}"),
    "start_known": _("Anfang: {0} → {1}"),
    "end_known": _("Ende: {0} → {1}"),
    "ended": _("endet: {0}"),
}
QUESTIONS: dict[str, Promise] = {
    "same_name": _("Diese Einrichtung gibt es mehrmals. Welche ist gemeint?"),
    "alike": _("Eine Einrichtung heißt fast genauso. Ist es dieselbe?"),
    "several": _("Das könnten mehrere sein. Wer ist gemeint?"),
    "same_mail": _("Diese E-Mail-Adresse hat hier schon jemand mit anderem Namen. Ist es dieselbe Person?"),
    "namesake": _("Jemanden mit diesem Namen gibt es schon. Ist es dieselbe Person?"),
}


def value_in_words(word: str) -> str:
    """What a column is called; any other word stays as it is."""
    return str(label_of(VALUES[word], word)) if word in VALUES else word


def trouble_in_words(trouble: Trouble) -> str:
    words = [value_in_words(word) for word in trouble.words]
    return str((TROUBLES | HINTS)[trouble.code]).format(*words)


def note_in_words(note: Note) -> tuple[str, str]:
    """What a row changes as a German phrase, and the old value to be shown crossed out, else empty."""
    code, words = note
    if code != "changed":
        return str(NOTES[code]).format(*words), ""
    _whom, field, old, new = words
    said = f"{value_in_words(field)}: {_in_line(new)}"
    return said, _in_line(old)


def _in_line(text: str) -> str:
    return ", ".join(text.splitlines())


def button_in_words(counts: dict[str, int]) -> str:
    """What the one button will do."""
    persons, institutions = counts["about_person"], counts["about_institution"]
    told = []
    if persons:
        told.append(ngettext("%(n)s Person", "%(n)s Personen", persons) % {"n": persons})
    if institutions:
        told.append(ngettext("%(n)s Einrichtung", "%(n)s Einrichtungen", institutions) % {"n": institutions})
    whom = gettext(" und ").join(told) or gettext("Änderungen")
    return gettext("%(whom)s übernehmen") % {"whom": whom}
