"""Rulebook: the German sentences in which the blanks of rules stand, and the ways in which texts say a part."""

from collections.abc import Mapping
from typing import Any

#: By the name of a way, what its button says and what it fills in without being asked.
Ways = Mapping[str, tuple[str, Mapping[str, Any]]]
#: The sentence of each part with its blanks; »{}« is the part itself. Of parts in several steps: of each step.
#: Blanks that stand in no sentence are asked below it.
SENTENCES = {
    "notice:period": "Frist zwischen Einladung und Sitzung: mindestens {number} {unit}, gezählt {since}.",
    "notice:urgent": "In dringenden Fällen: mindestens {period.number} {period.unit}. Dass es dringend ist, "
    "stellt fest: {found_by}.",
    "notice:public": "Frist zwischen Bekanntmachung und Sitzung: mindestens {period.number} {period.unit}. "
    "Bekannt gemacht wird hier: {where}.",
    "notice:attached": "Der Einladung liegt bei: {}.",
    "notice:late_papers": "Vorlagen können {} nachgereicht werden.",
    "notice:also_to": "Die Einladung bekommt immer auch: {}.",
    "vote:seats": "Sitze für {label}: mindestens {least}, höchstens {most}. Anteil an allen Sitzen: {share}. "
    "Besetzt durch: {filled_by}. Wird einer frei: {gap}.",
    "vote:unit": "Eine Stimme hat {}.",
    "vote:earned@by": "Abstimmen kann, {by}.",
    "vote:earned@attendances": "Abstimmen kann, wer in {months} Monaten {times} Mal da war. "
    "Die laufende Sitzung zählt mit: {today_counts}.",
    "vote:lost@absences": "Das Stimmrecht verliert, wer {absences} Mal nacheinander fehlt. "
    "Nur, wer unentschuldigt fehlt: {only_unexcused}. Es kommt zurück nach {regained} Teilnahmen.",
    "vote:lost@months": "Das Stimmrecht verliert, wer seit mehr als {months} Monaten fehlt. "
    "Nur, wer unentschuldigt fehlt: {only_unexcused}. Es kommt zurück nach {regained} Teilnahmen.",
    "vote:eligible": "Voraussetzung ist: {}.",
    "vote:kind": "Teilnahme: {}.",
    "vote:deputies": "Vertretung: {}.",
    "vote:proxies": "Stimmen lassen sich schriftlich übertragen, höchstens {most} auf einen Menschen. "
    "Sie zählen bei der Beschlussfähigkeit: {for_quorum}.",
    "quorum:need@share": "Beschlussfähig ist das Gremium, wenn {share} {base} da ist.",
    "quorum:need@fixed": "Beschlussfähig ist das Gremium, wenn mindestens {number} Stimmberechtigte da sind.",
    "quorum:need@invited": "Beschlussfähig ist das Gremium, wenn ordentlich eingeladen ist, wie viele auch kommen.",
    "quorum:among": "Unter denen, die da sind, müssen {number} oder {share} aus dieser Gruppe sein: {category}.",
    "quorum:second_call": "Ein zweiter Termin mit derselben Tagesordnung ist immer beschlussfähig. "
    "Die Einladung muss darauf hinweisen: {announced}. Er findet statt in höchstens {within_days} Tagen.",
    "quorum:recount": "Gezählt wird: {}.",
    "majority:ballots": "Für einen Beschluss nötig: {kind} {share} {base}.",
    "majority:abstentions": "Enthaltungen {}.",
    "majority:tie": "Bei Stimmengleichheit {}.",
    "majority:secret@number": "Geheim abgestimmt wird auf Verlangen von {number} Menschen.",
    "majority:secret@share": "Geheim abgestimmt wird auf Verlangen, nötig: {share} der Anwesenden.",
    "majority:secret@always": "Geheim abgestimmt wird immer.",
    "majority:roll_call@number": "Namentlich abgestimmt wird auf Verlangen von {number} Menschen.",
    "majority:roll_call@share": "Namentlich abgestimmt wird auf Verlangen, nötig: {share} der Anwesenden.",
    "majority:roll_call@always": "Namentlich abgestimmt wird immer.",
    "bias:who": "Befangen ist: {}",
    "bias:conduct": "Befangene {}.",
    "bias:room": "Befangene {}.",
    "bias:out_of": "Befangene zählen nicht mit: {}",
}
#: Parts that texts say in different ways: of each way its name on a button, and what it says without being asked.
WAYS: dict[str, Ways] = {
    "vote:earned": {"by": ("", {}), "attendances": ("nach Teilnahmen", {"by": "attendances"})},
    "vote:lost": {"absences": ("nach Sitzungen", {}), "months": ("nach Monaten", {})},
    "quorum:need": {
        "share": ("ein Anteil", {"kind": "share"}),
        "fixed": ("eine feste Zahl", {"kind": "fixed"}),
        "invited": ("immer, wenn eingeladen ist", {"kind": "invited"}),
    },
    "majority:secret": {
        "number": ("auf Verlangen", {"always": False}),
        "share": ("auf Verlangen eines Anteils", {"always": False}),
        "always": ("immer", {"always": True}),
    },
}
WAYS["majority:roll_call"] = WAYS["majority:secret"]
#: Where a share is filled in, this choice goes without saying.
IMPLIED = {"majority:ballots": {"share": {"kind": "share"}}}
#: What the steps of a part are called.
STEPS = {"majority:ballots": "Wahlgang", "quorum:among": "Gruppe"}
