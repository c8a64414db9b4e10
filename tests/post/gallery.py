"""Every letter of every kind, in every language: as values here, as mail and paper for tests and for eyes.

    .venv/bin/python -m tests.post.show_letters FOLDER

writes each of them: ``<language>/<kind>.txt`` as mail, ``<language>/<kind>.pdf`` as paper.
"""

import datetime as dt

from sozialraum.access.letters import AccountChange, AccountChangedLetter, LoginCodeLetter, WithoutMailLetter
from sozialraum.bodies.letters import EntryCheckLetter
from sozialraum.circulation.letters import DraftSentLetter, MinutesCopyLetter, MinutesDueLetter, ObjectionAnswerLetter
from sozialraum.circulation.words import ObjectionOutcome
from sozialraum.concerns import letters as concerns
from sozialraum.concerns.words import Elsewhere
from sozialraum.correspondence.rules import News
from sozialraum.events.letters import EventPublishedLetter, EventTurnedDownLetter
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining import letters as joining
from sozialraum.languages.names import GERMAN
from sozialraum.mailbox.letters import ForwardedAnswerLetter
from sozialraum.people.letters import AddressChangedLetter, LoginOpenedLetter, SecondFactorResetLetter
from sozialraum.post.letter import OfficeContact, parts_of, twice, worded
from sozialraum.post.letters import TrialLetter
from sozialraum.press.letter import PaperLetter, PaperLink, Sender, letter_pdf
from sozialraum.privacy.letters import DisclosureLetter
from sozialraum.sittings.queries.dates import NextDate
from sozialraum.ui.values import Group

NETWORK, BASE, NAME = "Sozialraumkonferenz Musterviertel", "https://netz.example", "Erika Beispiel"
OFFICE = OfficeContact("02403 00-11", "buero@netz.example", "Mo 9–12", "Büro West\nMusterstraße 12\n00000 Musterstadt")
TYPED = "Die Laternen kommen im Mai."  # by a person of the office, in German
PAGE, SHORT = "l/" + "x" * 43 + "/seite/", "l/h7kq-2mfw-9tpx-c4db-e8rz"
CODE, NUMBER, JOINED = "7K3M-92XQ", "A-17", "K4TN-8WPB"


def date(**words):
    known = {
        "key": "2027-02-18-wohnen", "title": "Sitzung", "day": dt.date(2027, 2, 18), "time": dt.time(17),
        "end": dt.time(19), "where": "Nachbarschaftstreff Beispiel, Saal", "told_as": "2027-02-18",
        "groups": (Group("W", "AG Wohnen/Quartier"), Group("S", "AG Sprache")),
    }  # fmt: skip
    return NextDate(**known | words)


CONCERN = {"number": NUMBER, "code": CODE, "look_up": "anliegen/stand/", "status": SHORT}
REQUEST = {"number": JOINED, "group": "AG Wohnen/Quartier", "status": SHORT}
DATED = {"groups": ("AG Wohnen/Quartier", "AG Sprache"), "ahead": date()}
MINUTES = {"meeting": "AG Wohnen/Quartier", "held": PartialDate(2027, 2, 18), "page": SHORT}
GOES = {"goes": ("AG Wohnen/Quartier", "AG Sprache")}
NOTHING = {"groups": ("AG Wohnen/Quartier",), "ahead": None}
OLD = {"old": dt.date(2027, 1, 14), "reason": TYPED}
NEWS = {
    "set": {"news": News.SET} | DATED,
    "changed": {"news": News.CHANGED, "now": date(time=None, end=None, where="")} | OLD | DATED,
    "off": {"news": News.CALLED_OFF} | OLD | NOTHING,
    "replaced": {"news": News.CALLED_OFF, "replaces": True} | OLD | DATED,
}
#: The letters to one's own office, which speaks German.
TO_THE_OFFICE = (TrialLetter, ForwardedAnswerLetter)

SAMPLES = {
    "trial": TrialLetter(),
    "forwarded-answer": ForwardedAnswerLetter(
        "Antwort", "Hallo", "<a@b.example>", "Ihre Anfrage", "3.1.2027", True, True, "", TYPED
    ),
    "login-code": LoginCodeLetter(CODE),
    **{f"account {one.value}": AccountChangedLetter(one, passkey="Laptop") for one in AccountChange},
    "without-mail": WithoutMailLetter("berta@example.org", dt.datetime(2027, 2, 1, 8, 30, tzinfo=dt.UTC)),
    "login-opened": LoginOpenedLetter(),
    "second-factor-reset": SecondFactorResetLetter(),
    "address-changed": AddressChangedLetter(),
    "entry-check": EntryCheckLetter("Kita Beispiel", SHORT),
    "event-published": EventPublishedLetter("Sommerfest Beispiel", "8. Mai 2027", "veranstaltungen/2027-05-08-fest/"),
    "event-turned-down": EventTurnedDownLetter("Sommerfest Beispiel", "8. Mai 2027", TYPED),
    "disclosure": DisclosureLetter(SHORT),
    "draft-sent": DraftSentLetter(**MINUTES, until=dt.date(2027, 3, 4), number=1),
    "draft-sent again": DraftSentLetter(**MINUTES, until=dt.date(2027, 3, 4), number=2, silence=True),
    "minutes-due": MinutesDueLetter(**MINUTES, due=dt.date(2027, 3, 4), is_today=False),
    "minutes-due today": MinutesDueLetter(**MINUTES, due=dt.date(2027, 3, 4), is_today=True),
    "minutes-copy": MinutesCopyLetter(**MINUTES, groups="AG Wohnen/Quartier, AG Sprache"),
    **{
        f"objection {one}": ObjectionAnswerLetter(**MINUTES, where="TOP 3: Laptop", outcome=one, answer=TYPED)
        for one in ObjectionOutcome.values
    },
    "join-confirm": joining.JoinConfirmLetter(group="AG Wohnen/Quartier", page=PAGE),
    "join-standing": joining.JoinStandingLetter(**REQUEST, **DATED, thanks=True),
    "join-standing asked": joining.JoinStandingLetter(**REQUEST, **NOTHING, thanks=True, question=TYPED),
    "join-question": joining.JoinQuestionLetter(**REQUEST, question=TYPED),
    "join-refusal": joining.JoinRefusalLetter(**REQUEST, reason=TYPED),
    "join-refusal thanks": joining.JoinRefusalLetter(**REQUEST, reason=TYPED, thanks=True),
    "join-admission": joining.JoinAdmissionLetter(**REQUEST, **DATED, start=PartialDate(2027, 2, 1)),
    **{f"join-date {name}": joining.JoinDateLetter(**REQUEST, **news) for name, news in NEWS.items()},
    "concern-confirm": concerns.ConcernConfirmLetter(page=PAGE),
    "concern-receipt": concerns.ConcernReceiptLetter(**CONCERN, **GOES, **DATED),
    "concern-receipt thanks": concerns.ConcernReceiptLetter(**CONCERN, goes=(), groups=(), ahead=None, thanks=True),
    "concern-moved": concerns.ConcernMovedLetter(**CONCERN, **GOES, **NOTHING),
    "concern-off-agenda": concerns.ConcernOffAgendaLetter(**CONCERN, **GOES, **DATED),
    "concern-on-agenda": concerns.ConcernOnAgendaLetter(**CONCERN, **DATED),
    **{f"concern-date {name}": concerns.ConcernDateLetter(**CONCERN, **news) for name, news in NEWS.items()},
    "concern-answer": concerns.ConcernAnswerLetter(**CONCERN, text=TYPED, decision="beschluesse/2027-1/"),
    "concern-answer thanks": concerns.ConcernAnswerLetter(**CONCERN, text=TYPED, thanks=True),
    **{
        f"concern-referral {one.value}": concerns.ConcernReferralLetter(
            **CONCERN, referred_to=one.value, reason=TYPED, thanks=one == Elsewhere.COUNCIL
        )
        for one in Elsewhere
    },
}


def languages_of(letter, codes):
    return [GERMAN.code] if isinstance(letter, TO_THE_OFFICE) else codes


def wording(letter, code, *, name=""):
    return worded(letter, network=NETWORK, address=BASE, name=name, office=OFFICE, language=code)


def mail(letter, code, *, base=BASE):
    """The text of the mail, with the same in German below it."""
    return twice(wording(letter, code).as_mail(base), wording(letter, GERMAN.code).as_mail(base), code)


def paper(letter, code):
    """The letter as a PDF, to be put into an envelope."""
    words = wording(letter, code)
    text, german = parts_of(twice(words.on_paper, wording(letter, GERMAN.code).on_paper, code))
    sheet = PaperLetter(
        to=(NAME, "Musterweg 3", "00000 Musterstadt"),
        subject=words.subject,
        text=text,
        german=german,
        language=code,
        day=dt.date(2027, 1, 3),
        links=tuple(PaperLink(one.label, f"{BASE}/{one.path}") for one in words.links if ".ics" not in one.path),
        phone=OFFICE.phone,
    )
    sender = Sender(NETWORK, OFFICE.lines, (OFFICE.phone, OFFICE.email))
    return letter_pdf(sender, [sheet], printed=dt.datetime(2027, 1, 3, tzinfo=dt.UTC))
