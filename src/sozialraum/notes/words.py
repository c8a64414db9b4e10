"""Notes: the words of this room."""

from django.utils.translation import gettext_lazy as _

from sozialraum.people.words import Role

#: On the buttons that make something of a sentence, by ``rules.Extract``.
EXTRACTS = {
    "aufgabe": _("Aufgabe"),
    "beschluss": _("Beschluss"),
    "termin": _("Termin"),
    "berichtigung": _("Berichtigung"),
    "wechsel": _("Wechsel"),
}

#: Text blocks of a network that has entered none of its own.
BLOCKS = (
    _("Es gibt keine Anmerkungen zum Protokoll."),
    _("Die Tagesordnung wird wie vorgelegt angenommen."),
    _("Die Gruppe … hat seit der letzten Sitzung nicht getagt."),
    _("Der Punkt wird auf die nächste Sitzung vertagt."),
    _("Wer befangen ist, nimmt an Beratung und Abstimmung nicht teil."),
    _("Es gibt dazu keine Wortmeldungen."),
    _("Die nächste Sitzung ist am … um … Uhr."),
)

#: By which words of a sentence a role is recognised; the first that fits counts.
ROLES = (
    (Role.SPEAKER.value, ("Sprecher", "Vorsitz", "Leitung")),
    (Role.DEPUTY.value, ("Stellvertret", "Vertretung")),
    (Role.MINUTE_TAKER.value, ("Protokoll", "Schriftführ")),
    (Role.ADVISER.value, ("beraten", "Beratung")),
    (Role.GUEST.value, ("Gast",)),
    (Role.MEMBER.value, ("Mitglied", "Delegiert", "Bewohner")),
)
