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
    "demand:by@number": "Eine Sitzung verlangen können {number} Stimmberechtigte. Begründung nötig: {reasons}.",
    "demand:by@share": "Eine Sitzung verlangen kann dieser Anteil: {share} der Stimmberechtigten. "
    "Begründung nötig: {reasons}.",
    "demand:within": "Eine verlangte Sitzung findet statt nach höchstens {number} {unit}.",
    "demand:blocked": "Zum selben Thema kann {span.number} {span.unit} lang keine verlangt werden, "
    "außer bei neuer Lage: {unless_changed}.",
    "agenda:proposers": "Punkte vorschlagen können: {}.",
    "agenda:until@span": "Punkte vorschlagen kann man bis {span.number} {span.unit} vor der Sitzung.",
    "agenda:until@dispatch": "Punkte vorschlagen kann man, bis die Einladung hinausgeht.",
    "agenda:until@sitting": "Punkte vorschlagen kann man auch noch in der Sitzung.",
    "agenda:must_take": "Was rechtzeitig da ist, wird aufgenommen: {}.",
    "agenda:added@by_vote": "In der Sitzung kommt ein Punkt dazu, wenn das Gremium es beschließt, nötig: "
    "{need.kind} {need.share} {need.base}.",
    "agenda:added@free": "In der Sitzung kommt ein Punkt jederzeit dazu.",
    "agenda:added@no": "In der Sitzung kommt kein Punkt dazu.",
    "agenda:late_decision": "Über nachgereichte Punkte wird beschlossen: {}.",
    "agenda:standing": "Auf der Tagesordnung steht „{title}“ {every}.",
    "agenda:returned": "Was an eine Arbeitsgruppe geht, kommt zurück: {}.",
    "form:allowed": "Getagt werden kann: {}",
    "form:requested": "Per Video getagt wird, wenn es so viele verlangen: {}.",
    "form:told": "Die Einladung sagt, in welcher Form getagt wird: {}.",
    "rhythm:per_year": "Sitzungen im Kalenderjahr: mindestens {least}, höchstens {most}.",
    "rhythm:every": "Von einer Sitzung zur nächsten vergehen höchstens {number} {unit}.",
    "rhythm:ahead": "Getagt wird mindestens {weeks} Wochen vor jeder Sitzung von: {body}.",
    "rhythm:in_holidays": "In den Schulferien wird getagt: {}.",
    "rhythm:public_holidays": "An Feiertagen wird getagt: {}.",
    "rhythm:minutes": "Eine Sitzung dauert höchstens {} Minuten.",
    "rhythm:planned": "Die Termine eines Jahres stehen vorher fest: {}.",
    "circular:allowed": "Ohne Sitzung beschlossen werden kann {}.",
    "circular:ways": "Abgestimmt wird auf diesen Wegen: {}.",
    "circular:answer": "Zum Antworten bleiben mindestens {number} {unit}.",
    "circular:least": "Antworten müssen {share} der Stimmberechtigten.",
    "circular:stopped_by": "Er kommt in eine Sitzung, wenn so viele widersprechen: {}.",
    "circular:told": "Das Ergebnis steht {}.",
    "effect:power": "Das Gremium {kind}, bis zu einem Betrag von {euros} Euro, darüber: {above}.",
    "effect:addressee": "Empfehlungen und Stellungnahmen gehen an: {}.",
    "effect:answer": "Eine Antwort kommt nach höchstens {number} {unit}.",
    "chair:led_by": "Die Sitzung leitet: {}.",
    "chair:deputy": "Die Leitung vertritt: {}.",
    "chair:may": "Die Leitung darf allein: {}",
    "chair:told": "In der nächsten Sitzung wird davon berichtet: {}.",
    "guests:open_to": "Zur Sitzung kommen dürfen: {}.",
    "guests:only": "Gemeint sind: {}.",
    "guests:speak": "Gäste {}.",
    "guests:motions": "Gäste dürfen Anträge stellen: {}.",
    "guests:open_round": "Eine offene Runde, in der alle reden, gibt es {}.",
    "minutes:kind": "Das Protokoll hält fest: {}.",
    "minutes:contains": "Im Protokoll steht: {}.",
    "minutes:writer": "Das Protokoll schreibt: {}.",
    "minutes:sent@within": "Das Protokoll wird verschickt, höchstens {within.number} {within.unit} nach der Sitzung.",
    "minutes:sent@next": "Das Protokoll wird mit der nächsten Einladung verschickt.",
    "minutes:objection": "Widersprechen kann man {number} {unit} lang.",
    "minutes:approved": "Das Protokoll wird genehmigt: {}.",
    "minutes:public": "Alle können es lesen: {}.",
    "minutes:rendition": "Alle lesen es {}.",
    "election:office": "Gewählt wird: {name}, mindestens {least}, höchstens {most}, mehrere {order}.",
    "election:eligible": "Gewählt werden kann: {}.",
    "election:electors": "Es wählt: {}.",
    "election:rounds": "Für eine Wahl nötig: {kind} {share} {base}.",
    "election:run_off": "Stichwahl: {}.",
    "election:tie": "Haben mehrere gleich viele Stimmen, {}.",
    "election:together": "Mehrere zusammen in einer Abstimmung wählen: {}.",
    "election:officer": "Die Wahl leitet: {}.",
    "election:recall@kind": "Für eine Abwahl nötig: {kind}.",
    "election:recall@share": "Für eine Abwahl nötig: {share} {base}.",
    "term:length": "Ein Amt dauert {number} {unit}.",
    "term:terms": "Amtszeiten nacheinander sind möglich: {}.",
    "term:by_election": "Wird ein Amt frei, {}.",
    "term:stays_on": "Nach dem Ende bleibt man im Amt, bis jemand nachfolgt: {}.",
    "term:turn": "Das Amt geht weiter {}.",
    "workgroups:founded_by": "Arbeitsgruppen gründet: {}.",
    "workgroups:mandate": "Der Auftrag wird in Worten festgehalten: {}.",
    "workgroups:ends": "Eine Arbeitsgruppe endet nach {number} {unit}.",
    "workgroups:reports@within": "Arbeitsgruppen berichten wenigstens einmal in {within.number} {within.unit}.",
    "workgroups:reports@each_sitting": "Arbeitsgruppen berichten in jeder Sitzung.",
    "workgroups:joins": "In Arbeitsgruppen mitmachen kann: {}.",
    "workgroups:among": "Unter denen, die mitmachen, sind {number} oder {share} aus dieser Gruppe: {category}.",
    "amendment:need@kind": "Für eine Änderung der Regeln nötig: {kind}.",
    "amendment:need@share": "Für eine Änderung der Regeln nötig: {share} {base}.",
    "amendment:announced": "Der neue Wortlaut steht vorher in der Einladung: {}.",
    "amendment:confirmed_by": "Eine Änderung bestätigt: {}.",
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
WAYS |= {
    "demand:by": {"number": ("eine Zahl", {}), "share": ("ein Anteil", {})},
    "agenda:until": {
        "span": ("eine Frist", {"when": "span"}),
        "dispatch": ("bis zur Einladung", {"when": "dispatch"}),
        "sitting": ("auch in der Sitzung", {"when": "sitting"}),
    },
    "agenda:added": {
        "by_vote": ("auf Beschluss", {"how": "by_vote"}),
        "free": ("jederzeit", {"how": "free"}),
        "no": ("nie", {"how": "no"}),
    },
    "minutes:sent": {
        "within": ("in einer Frist", {"with_next": False}),
        "next": ("mit der nächsten Einladung", {"with_next": True}),
    },
    "election:recall": {"share": ("ein Anteil", {"kind": "share"}), "kind": ("eine Mehrheit", {})},
    "workgroups:reports": {
        "within": ("in einer Frist", {"each_sitting": False}),
        "each_sitting": ("in jeder Sitzung", {"each_sitting": True}),
    },
}
WAYS["amendment:need"] = WAYS["election:recall"]
#: Where a share is filled in, this choice goes without saying.
IMPLIED = {part: {"share": {"kind": "share"}} for part in ("majority:ballots", "election:rounds")}
#: What the steps of a part are called.
STEPS = {"majority:ballots": "Wahlgang", "election:rounds": "Wahlgang", "quorum:among": "Gruppe"}
