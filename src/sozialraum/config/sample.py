"""Config: what people say in the invented network; no founding file brings concerns, so they are said by acts."""

from __future__ import annotations

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.concerns.actions.answering import answer
from sozialraum.concerns.actions.moving import assign, publish, read
from sozialraum.concerns.actions.saying import record_on_behalf
from sozialraum.concerns.models import Concern, Topic
from sozialraum.concerns.words import WayIn
from sozialraum.correspondence.words import ReplyBy
from sozialraum.foundation.visitor import Standing, Visitor, Way
from sozialraum.languages.names import GERMAN
from sozialraum.network.models import Body
from sozialraum.people.words import Role

DARK = "Auf dem Spielplatz an der Musterstraße ist es abends sehr dunkel."
DARK_ANSWER = """\
Die Arbeitsgruppe war abends mit der Stadt auf dem Platz. Zwei Leuchten waren kaputt und sind ersetzt; eine dritte am \
Eingang ist bestellt. Danke, dass Sie es gesagt haben."""
#: Each with its topic, the way it came in, the words, and those for everybody if it is public.
SAID = (
    ("wege", WayIn.LETTER, DARK, "Auf einem Spielplatz ist es abends sehr dunkel."),
    ("wege", WayIn.LETTER, "Meine Tochter geht im Winter nicht mehr auf den Spielplatz, weil kein Licht da ist.", ""),
    ("wege", WayIn.PHONE, "Am Spielplatz fehlt Licht, ich habe dort Angst.", ""),
    ("kita-schule", WayIn.VISIT, "Wir suchen seit einem Jahr einen Kitaplatz.", "Es fehlen Plätze in der Kita."),
    ("projekt", WayIn.CARD, "Einmal im Monat zusammen Fahrräder reparieren.", "Eine Idee: Fahrräder reparieren."),
    ("arbeit", WayIn.PHONE, "Wer hilft mir, mein Zeugnis übersetzen zu lassen?", ""),
)
ANSWERED, UNREAD = 3, 1  # so many at the beginning have an answer, and so many at the end nobody has read


def say_something(body: Body) -> int:
    """Let six invented people say something, once; says how many concerns there are."""
    if not Concern.objects.filter(body=body).exists():
        office = _office(body)
        topics = {topic.key: topic for topic in Topic.objects.filter(body=body, deleted=None)}
        said = [_concern(body, topics[topic], way, text, public, office) for topic, way, text, public in SAID]
        for concern, public in zip(said[:-UNREAD], (words for *_, words in SAID), strict=False):
            _passed_on(concern, public, office)
        answer(said[0], text=DARK_ANSWER, also=said[1:ANSWERED], by=office)
    return Concern.objects.filter(body=body).count()


def _office(body: Body) -> Visitor:
    office = Organization.objects.filter(body=body, classification=Classification.OFFICE, deleted=None).earliest("pk")
    standing = Standing(Role.MEMBER, office.pk, Classification.OFFICE)
    return Visitor(body, Way.SECOND_FACTOR, label="Büro (Muster)", standings=frozenset({standing}))


def _concern(body: Body, topic: Topic, way: WayIn, text: str, public: str, office: Visitor) -> Concern:
    return record_on_behalf(
        body,
        way_in=way,
        topic=topic,
        text=text,
        reply_by=ReplyBy.NONE,
        language=GERMAN.code,
        may_be_public=bool(public),
        by=office,
    )


def _passed_on(concern: Concern, public: str, office: Visitor) -> None:
    read(concern, by=office)
    assign(concern, topic=concern.topic, organizations=concern.groups, shared_text=concern.text, by=office)
    if public:
        publish(concern, public_text=public, by=office)
