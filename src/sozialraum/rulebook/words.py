"""Rulebook: what the blanks of a rule are called on screen."""

#: What each blank of a rule is called, by the last word of its path.
BLANKS = {
    "number": "Zahl",
    "unit": "Einheit",
    "since": "gezählt",
    "post_days": "Tage für die Post",
    "working_day": "Fällt der letzte Tag auf ein Wochenende: Arbeitstag davor",
    "found_by": "wer Dringlichkeit feststellt",
    "note_in_letter": "Hinweis in der Einladung nötig",
    "where": "Ort",
    "categories": "Nur für wen (leer: für alle)",
    "label": "Sitze für",
    "least": "mindestens",
    "most": "höchstens",
    "share": "Anteil",
    "filled_by": "besetzt durch",
    "gap": "frei gewordener Sitz",
    "by": "wodurch",
    "times": "wie oft",
    "months": "in wie vielen Monaten",
    "today_counts": "die laufende Sitzung zählt mit",
    "absences": "nach wie vielen Sitzungen ohne Teilnahme",
    "only_unexcused": "nur unentschuldigt",
    "regained": "kommt zurück nach wie vielen Teilnahmen",
    "kind": "was gilt",
    "for_quorum": "zählen bei der Beschlussfähigkeit",
    "invited": "und ordentlich eingeladen",
    "base": "wovon der Anteil genommen wird",
    "category": "von welcher Gruppe",
    "announced": "Hinweis in der Einladung nötig",
    "within_days": "Tage höchstens",
    "always": "immer",
}
#: Choices without a label of their own.
CHOICES = {"invited": "wenn ordentlich eingeladen ist", "fixed": "eine feste Zahl", "share": "ein Anteil"}
