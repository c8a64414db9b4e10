"""Rows that are closed to all who do not sit there, with the marker in their words; their keys say nothing.

Whoever adds a state of a meeting, a kind of thing of its record, or another way of being closed, adds it here.
"""

from itertools import count

from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.bodies.words import Classification
from sozialraum.concerns.models import Answered
from sozialraum.concerns.words import ConcernState as Said
from sozialraum.counting.words import Result
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.papers.words import Audience
from tests import election_factories as e
from tests import factories as f
from tests.house.furnished import SIGN, marked

DATED = {"date": PartialDate(2019, 5, 15), "start_time": None, "end_time": None}


class Closed:
    """A group whose things are its own; ``keys`` are all that were made, by the first word of their address."""

    def __init__(self, body):
        self.body, self.numbers, self.keys = body, count(1), {}
        self.group = f.OrganizationFactory(body=body, key="ag-zu", name="AG Zu")
        self.institution = self.made(
            "einrichtungen", f.OrganizationFactory,
            classification=Classification.INSTITUTION,
            name=f"{SIGN}-organization-zu", sign="", listed=False, email="", website="",
        )  # fmt: skip
        for audience in (Audience.MEMBERS, Audience.OFFICE):
            self.papers(audience)
        self.meeting(State.DRAFT, None, MinutesState.DRAFT, name=None)
        for state in [one for one in State.values if one != State.DRAFT]:
            for minutes in MinutesState.values:
                self.meeting(state, None, minutes)
        self.non_public_item()
        self.draft_minutes_of_a_public_record()
        for state in Said.values:
            if state != Said.ON_AGENDA:
                self.concern(state)
        self.withdrawn()

    def made(self, word, factory, **given):
        if factory is f.MinutesFactory and given.get("state", MinutesState.DRAFT) == MinutesState.DRAFT:
            given["published_on"] = None  # a day on which minutes were published is none of a draft's
        key = f"zu-{next(self.numbers)}"
        self.keys.setdefault(word, []).append(key)
        return marked(factory, body=self.body, key=key, **given)

    def papers(self, audience):
        words = {"audience": audience, "of": [self.group] if audience == Audience.MEMBERS else []}
        self.made("dateien", f.FileFactory, mime_type="application/pdf", sha512_checksum="2" * 128, **words)
        paper = self.made("dokumente", f.PaperFactory, public_name="Vorlage", **words)
        self.made("fassungen", f.VersionFactory, paper=paper, valid_from=PartialDate(2019), valid_until=None)
        return paper

    def meeting(self, state, published, minutes, *, name="Sitzung", **item):
        """Its record: what the minutes say of a point, a decision, the minutes with a task."""
        words = {"name": name, "reason": ""} if name else {}
        meeting = self.made(
            "sitzungen", f.MeetingFactory, state=state, record_published=published, former_date=None,
            of=[self.group], **DATED, **words,
        )  # fmt: skip
        words = {"name": "Ein Punkt", "number": "1", "brought_by": ""} if name else {}
        point = self.made("tops", f.AgendaItemFactory, meeting=meeting, **words | item)
        self.picture(meeting, point)
        self.decision(meeting, point)
        self.decision(meeting, None)
        told = self.made("protokolle", f.MinutesFactory, meeting=meeting, state=minutes, approved=True)
        self.made("aufgaben", f.TaskFactory, minutes=told, due=None)
        self.election(meeting, None)
        self.made("anlagen", f.AnnexFactory, minutes=told)
        return meeting

    def picture(self, meeting, item, **given):
        """One that is released, and one that is not."""
        for released in (True, False):
            self.made("bilder", f.ItemPictureFactory, agenda_item=item, released=released, **given)

    def decision(self, meeting, item):
        self.made(
            "beschluesse", f.ResolutionFactory, meeting=meeting, agenda_item=item, date=None, by=[self.group],
            result=Result.RECOMMENDED,
        )  # fmt: skip

    def election(self, meeting, item, **given):
        one = self.made("wahlen", e.ElectionFactory, meeting=meeting, agenda_item=item, by=[self.group], **given)
        self.made("vorschlaege", e.CandidateFactory, election=one, votes="5 3", **given)
        self.made("wahlgaenge", e.ElectionRoundFactory, election=one, **given)

    def non_public_item(self):
        """In a meeting whose record is public."""
        meeting = f.MeetingFactory(body=self.body, key="halb-offen", state=State.HELD, of=[self.group], **DATED)
        point = self.made("tops", f.AgendaItemFactory, meeting=meeting, public=False, number="2")
        paper = self.papers(Audience.MEMBERS)
        for item in (point, f.AgendaItemFactory(body=self.body, meeting=meeting, name="Ein Dokument")):
            f.ConsultationFactory(body=self.body, agenda_item=item, paper=paper)
        self.picture(meeting, point)
        self.decision(meeting, point)
        self.election(meeting, point)
        told = f.MinutesFactory(body=self.body, meeting=meeting, state=MinutesState.PUBLISHED)
        self.made("anlagen", f.AnnexFactory, minutes=told, agenda_item=point)

    def draft_minutes_of_a_public_record(self):
        meeting = f.MeetingFactory(body=self.body, state=State.HELD, of=[self.group], **DATED)
        told = self.made("protokolle", f.MinutesFactory, meeting=meeting)
        self.made("aufgaben", f.TaskFactory, minutes=told, due=None)
        self.made("anlagen", f.AnnexFactory, minutes=told)
        point = f.AgendaItemFactory(body=self.body, meeting=meeting, name="Eine Tafel")
        self.made("bilder", f.ItemPictureFactory, agenda_item=point, released=False)

    def concern(self, state):
        concern = self.made("anliegen", f.ConcernFactory, of=[self.group], state=state, told_as="", public_text="")
        reply = self.made("antworten", f.ReplyFactory)
        self.made("fotos", f.PhotoFactory, concern=concern, shared=True)
        with guard.opened():
            Answered.objects.create(concern=concern, reply=reply)

    def withdrawn(self):
        """What would be public if it were there; the words are still in the row, as if nobody had blanked them."""
        gone = {"deleted": timezone.now()}
        public = {"name": "Zurückgezogen", "state": State.HELD, "of": [self.group], **DATED, **gone}
        meeting = self.made("sitzungen", f.MeetingFactory, **public | {"former_date": None})
        for away in ({}, gone):  # below what is gone nothing is left, either
            point = self.made("tops", f.AgendaItemFactory, meeting=meeting, **away)
            told = self.made("protokolle", f.MinutesFactory, meeting=meeting, state=MinutesState.PUBLISHED, **gone)
            self.picture(meeting, point, **away)
            self.made("aufgaben", f.TaskFactory, minutes=told, **away)
            self.made("anlagen", f.AnnexFactory, minutes=told, **away)
            paper = self.made("dokumente", f.PaperFactory, **gone)
            self.made("fassungen", f.VersionFactory, paper=paper, **away)
            f.ConsultationFactory(body=self.body, agenda_item=point, paper=paper, **away)
        self.made("beschluesse", f.ResolutionFactory, meeting=meeting, date=None, result=Result.RECOMMENDED, **gone)
        self.election(meeting, None, **gone)
        for word, factory in (("dateien", f.FileFactory), ("orte", f.LocationFactory), ("themen", f.TopicFactory)):
            self.made(word, factory, **gone)
        self.made("zeitraeume", f.LegislativeTermFactory, **gone)
        self.made(
            "gremien", f.OrganizationFactory, name=f"{SIGN}-organization-weg", sign="", email="", website="", **gone
        )
        words = {"may_be_public": True, "published": timezone.now(), "told_as": "", **gone}
        self.made("anliegen", f.ConcernFactory, **words)
