"""Languages: sentences that nobody here writes but everybody may read – those of Django's forms – and common topics."""

from django.utils.translation import gettext_noop, ngettext_lazy

#: Said by Django's own forms, in English at the source; it knows them in most languages, not in all of ours.
OF_THE_FORMS = (
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("No file was submitted. Check the encoding type on the form."),
    gettext_noop("The submitted file is empty."),
    gettext_noop("Null characters are not allowed."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
)

#: What concerns are about in many networks, as the example networks say it; ``as_known`` finds them here.
TOPICS = (
    gettext_noop("Wohnung, Nachbarschaft, Wege und Plätze"),
    gettext_noop("Eine Wohnung suchen, Streit im Haus, dunkle Wege, Spielplätze"),
    gettext_noop("Wohnung und Nachbarschaft"),
    gettext_noop("Eine Wohnung suchen, Streit im Haus, ein Treffpunkt"),
    gettext_noop("Wege, Plätze, Spielplätze"),
    gettext_noop("Dunkle Wege, sichere Schulwege, Schaukeln und Bänke"),
    gettext_noop("Kita und Schule"),
    gettext_noop("Ein Platz in der Kita, Hilfe in der Schule"),
    gettext_noop("Jugend und Freizeit"),
    gettext_noop("Treffpunkte, Sport, Ferien"),
    gettext_noop("Arbeit und Ausbildung"),
    gettext_noop("Arbeit finden, Zeugnisse, Deutsch für den Beruf"),
    gettext_noop("Sprache und Zusammenleben"),
    gettext_noop("Deutsch lernen, dolmetschen, sich kennenlernen"),
    gettext_noop("Eine Idee für ein Projekt"),
    gettext_noop("Etwas, das Sie mit anderen machen möchten"),
)
