"""What a network's founding file says of each of its things, in the words that people read."""

import re

from django.utils.text import capfirst

from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.rules import called


def squeezed(text: str) -> str:
    """Without what the turning of lines adds or takes away."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text.replace("\u2011", "-"))


def typed(text: str):
    """The lines of a typed text without the signs that only shape it."""
    for line in text.splitlines():
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"^\s*(?:[-#]+|\d+\.)\s+", "", line)).replace("*", "")
        if plain.strip():
            yield plain.strip()


def day(text: str) -> str:
    return PartialDate.parse(text).in_words(weekday=False)


def clock(text: str) -> str:
    hour, minute = text.split(":")
    return f"{int(hour)}.{minute}" if minute != "00" else f"{int(hour)}"


def count(votes: dict[str, str]):
    """Each number of a count as it is said."""
    nouns = {"yes": "{} Ja", "no": "{} Nein", "recused": "{} befangen"}
    for name, said in nouns.items():
        if name in votes:
            yield said.format(votes[name])
    if "abstain" in votes:
        yield f"{votes['abstain']} Enthaltung{'' if votes['abstain'] == '1' else 'en'}"
    if "words" in votes:
        yield votes["words"]


def counts_of(decision):
    """Of each group in each round what it voted, and the words of the round."""
    for ballot in decision.get("ballots", ()):
        yield from (ballot[name] for name in ("question",) if name in ballot)
        yield from (capfirst(ballot[name]) for name in ("way",) if name in ballot and len(decision["ballots"]) == 1)
        yield from (f"{ballot['round']}. Wahlgang" for _one in [1] if len(decision["ballots"]) > 1)
        yield from (f"({count['override_reason']})" for count in ballot["counts"] if "override_reason" in count)
        yield from (capfirst(count["result"]) for count in ballot["counts"] if "result" in count)
    for votes in votes_of(decision):
        yield from count(votes)


def votes_of(decision):
    yield from decision.get("votes", ())
    for ballot in decision.get("ballots", ()):
        yield from ballot["counts"]


class Facts:
    """What a network's founding file says of each of its things."""

    def __init__(self, file):
        self.file = file
        self.names = {one["key"]: one["name"] for one in file["organizations"] if "name" in one}
        self.listed = {one["key"] for one in file["organizations"] if one.get("listed") == "yes"}
        self.places = {one["key"]: one for one in file["locations"]}
        self.papers = {one["key"]: one for one in file["documents"]}
        versions = [version for paper in file["documents"] for version in paper.get("versions", ())]
        rules = [rule for one in versions for edition in one.get("revisions", ()) for rule in edition["rules"]]
        #: Of these groups a rule says how often they sit, and not the entry.
        self.ruled = {key for rule in rules if rule["family"] == "Rhythmus" for key in rule.get("groups", ())}
        self.meetings = [one for one in file["meetings"] if "withdrawn" not in one]

    def decisions(self):
        for meeting in self.meetings:
            yield from ((one, meeting) for one in meeting.get("decisions", ()))
        yield from ((one, None) for one in self.file.get("decisions", ()))

    def of_meeting(self, meeting):
        yield called(meeting["name"], [self.names[group] for group in meeting["of"]])
        yield day(meeting["date"])
        yield from (self.names[group] for group in meeting["of"])
        yield from (clock(meeting[name]) for name in ("start", "end") if name in meeting)
        if "location" in meeting:
            place = self.places[meeting["location"]]
            yield from (place[name] for name in ("name", "street_address", "locality", "room") if name in place)

    def of_record(self, meeting):
        for item in meeting.get("agenda", ()):
            if item.get("public") == "no":
                continue
            yield f"TOP {item['number']}"
            yield item["name"]
            yield from typed(item.get("text", ""))
            known = (self.papers[one["document"]] for one in item.get("consultations", ()))
            yield from (paper["name"] for paper in known if paper.get("audience", "public") in ("public", "öffentlich"))
        told = meeting.get("minutes", {})
        yield from self.of_approvals(meeting)
        if "present" in told:
            yield f"{told['present']} Person{'' if told['present'] == '1' else 'en'}"
        yield from (self.names[one] for one in told.get("institutions", ()) if one in self.listed)
        for quorum in told.get("quorum", ()):
            yield self.names[quorum["of"]]
            yield "Beschlussfähig" if quorum["reached"] == "yes" else "Nicht beschlussfähig"
            yield from (f"{quorum[name]}" for name in ("present", "voters", "needed", "basis") if name in quorum)
        for task in told.get("tasks", ()):
            yield task.get("who", task["what"])
            yield task["what"]
            yield "erledigt" if task.get("done") == "yes" else day(task["due"]) if "due" in task else task["what"]
        for decision in meeting.get("decisions", ()):
            yield from self.of_decision(decision, meeting)

    def of_items(self, meeting):
        for item in meeting.get("agenda", ()):
            if item.get("public") != "no":
                yield from (f"TOP {item['number']}", item["name"], *typed(item.get("text", "")))

    def of_approvals(self, meeting):
        told = meeting.get("minutes", {})
        if "approved" in told:
            yield day(told["approved"])
        for one in told.get("approvals", ()):
            yield from (
                self.names[one["of"]],
                day(one["date"]) if "date" in one else "",
                one.get("way", "")[1:],
                one.get("corrections", ""),
            )

    def of_decision(self, decision, meeting):
        yield decision["title"]
        yield decision.get("number", decision["title"])
        yield from typed(decision.get("wording", ""))
        yield from typed(decision.get("reason", ""))
        yield from typed(decision.get("outcome", ""))
        if "outcome_date" in decision:
            yield day(decision["outcome_date"])
        yield decision.get("majority", decision["title"])
        yield capfirst(decision["result"])
        if "progress" in decision:
            yield capfirst(decision["progress"])
        groups = decision.get("by") or meeting["of"]
        if len(groups) > 1 or not meeting or groups != meeting["of"]:
            yield from (self.names[group] for group in groups)
        for votes in votes_of(decision):
            yield from count(votes)

    def of_institution(self, one):
        yield one["name"]
        yield from (one[name] for name in ("kind", "phone", "email", "website") if name in one)
        for name in ("offers", "postal_address", "hours"):
            yield from one.get(name, "").splitlines()
        yield from (word.strip() for word in one.get("languages", "").split(",") if word)

    def of_group(self, one):
        yield one["name"]
        yield one["name"] if one["key"] in self.ruled else one.get("rhythm", one["name"])
        for name in ("start", "end"):
            if name in one:
                yield day(one[name])
        yield from (one[name] for name in ("min_per_year", "max_per_year") if name in one)
        yield one.get("task", one["name"])[1:].rstrip(".!?")

    def of_event(self, event):
        yield event["name"]
        yield day(event["date"])
        yield from (clock(event[name]) for name in ("start", "end") if name in event)
        yield from (event[name] for name in ("place", "access", "audience", "price", "reason") if name in event)
        yield from (self.places[event[name]]["name"] for name in ("location",) if name in event)
        yield from (day(event[name]) for name in ("former_date",) if name in event)
        yield from (self.names[event[name]] for name in ("organization",) if name in event)
        for name in ("languages", "interpreted"):
            yield from (word.strip() for word in event.get(name, "").split(",") if word)
        yield from typed(event.get("note", ""))
