"""Founding: whatever a network is like, dump → load into an empty house → dump gives the same bytes."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sozialraum.foundation.text import one_line
from sozialraum.founding.emit import emit
from tests.founding.files import through

ODD = [
    "no",
    "yes",
    "~",
    "null",
    "17:00",
    "0123",
    "1.10",
    "2016-11-02",
    "unknown",
    " vorn ein Leerzeichen",
    "hinten eines ",
    "- kein Listenpunkt",
    "a: b",
    "# kein Kommentar",
    "'einfach' und \"doppelt\"",
    "&anker *verweis !tag",
    "{geschweift} [eckig]",
    "%prozent @at `backtick`",
    "🏘 Ağrı, Žilina, العربية, e\u0301",
    "geschützt\u00a0leer, \u200bnull breit, \u2028Trenner",
    "\ufeffBOM",
    "---",
    "...",
    "<<",
    "=",
    "?",
    "|",
    ">-",
]
MANY_LINES = [
    "eine\nzweite",
    "eine\n\nmit Lücke\n",
    "\nvorn leer",
    "  eingerückt\nnicht",
    "Schluss\n\n",
    "hinten \nLeerzeichen",
    "Tab\t\nund\tTab",
    "Windows\r\nZeile\r\n",
    "\n",
    "---\n...\n",
    "lang " * 80 + "\nzweite Zeile",
    "# a\n- b\n: c",
    "\x85 alt\n",
]
letters = st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, range(32)), "\x7f"])
words = st.one_of(st.sampled_from(ODD), st.text(letters, min_size=1, max_size=30))
line = words.filter(lambda text: one_line(text).strip())
text = st.one_of(
    st.just(""), st.sampled_from(ODD + MANY_LINES), st.text(st.one_of(letters, st.just("\n")), max_size=60)
)
short = st.one_of(st.just(""), st.sampled_from(["0", "no", "~", "X", "1a"]))
year = st.integers(2014, 2025)  # what has taken place lies behind, also in the year this was written
date = st.one_of(
    year.map(str),
    st.tuples(year, st.integers(1, 12)).map(lambda d: f"{d[0]}-{d[1]:02}"),
    st.dates(dt.date(2014, 1, 1), dt.date(2025, 12, 31)).map(str),
)
moment = st.datetimes(dt.datetime(2015, 1, 1), dt.datetime(2026, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001
number = st.one_of(st.none(), st.integers(0, 500))
GROUPS, PEOPLE, SITTINGS = 4, 3, 3
group_keys = st.lists(st.integers(0, GROUPS - 1), min_size=1, unique=True).map(lambda ns: [f"g-{n}" for n in ns])


def part(**known):
    """A mapping whose unknown values are left out."""
    return st.fixed_dictionaries(known).map(lambda d: {k: v for k, v in d.items() if v is not None})


def maybe(strategy):
    return st.one_of(st.none(), strategy)


def entry(key, **known):
    return part(key=st.just(key), created=maybe(moment), modified=maybe(moment), **known)


def several(make, most):
    return st.integers(0, most).flatmap(lambda n: st.tuples(*(make(i) for i in range(n))).map(list))


def organization(n):
    name = line.map(lambda words: f"{words} {n}")
    return entry(
        f"g-{n}",
        classification=st.sampled_from(["Plenum", "Arbeitsgruppe", "Einrichtung", "Geschäftsstelle"]),
        name=name,
        task=text,
        rhythm=line,
        min_per_year=number,
        listed=st.booleans(),
        kind=short,
        offers=text,
        languages=line,
        confirmed=maybe(date),
    )


def decision(key, groups, *, dated, items=()):
    votes = st.lists(st.sampled_from(groups), unique=True).flatmap(
        lambda of: st.tuples(*(part(of=st.just(g), yes=number, no=number, abstain=number) for g in of)).map(list)
    )
    effect = st.one_of(
        st.sampled_from([{"adopts": "ordnung/alt"}, {"adopts": "ordnung/neu"}]),
        group_keys.map(lambda keys: {"meets_jointly": keys}),
        group_keys.map(lambda keys: {"forms": keys}),
    )
    return entry(
        key,
        by=st.just(groups),
        date=date if dated else st.none(),
        title=line,
        number=short,
        order=maybe(st.integers(0, 5)),
        item=maybe(st.sampled_from(items)) if items else st.none(),
        wording=text,
        progress=maybe(st.sampled_from(["offen", "erledigt"])),
        outcome=text,
        reason=text,
        result=st.sampled_from(["angenommen", "abgelehnt", "vertagt", "zur Kenntnis genommen"]),
        votes=votes,
        effects=st.lists(effect, max_size=2),
    )


@st.composite
def meeting(draw, n):
    key, of = f"sitzung-{n}", draw(group_keys)
    agenda = draw(
        several(
            lambda i: entry(
                f"{key}-{i}",
                order=maybe(st.integers(0, 9)),
                number=short,
                name=line,
                public=st.booleans(),
                text=text,
                consultations=several(lambda n: entry(f"{key}-{i}-c{n}", document=st.just("ordnung")), 1),
            ),
            3,
        )
    )
    items = [item["key"] for item in agenda]
    decisions = draw(several(lambda i: decision(f"{key}-b{i}", of, dated=False, items=items), 2))
    quorum = [{"of": group} | draw(part(reached=st.booleans(), needed=number, basis=short | line)) for group in of[:1]]
    minutes = draw(
        maybe(
            entry(
                f"{key}-p",
                state=st.sampled_from(["Entwurf", "genehmigt"]),
                note=line,
                present=number,
                institutions=group_keys,
                quorum=st.just(quorum),
                tasks=several(lambda i: entry(f"{key}-a{i}", what=line, due=maybe(date), done=st.booleans()), 2),
            )
        )
    )
    state = st.sampled_from(["in Vorbereitung", "einberufen", "abgesagt", "hat stattgefunden"])
    start, end = draw(st.sampled_from([(None, None), ("17:00", None), ("00:00", "23:59")]))
    facts = draw(entry(key, name=line, date=date, state=state, reason=line, former_date=maybe(date)))
    times = {name: time for name, time in (("start", start), ("end", end)) if time}
    return (
        facts | times | {"of": of, "agenda": agenda, "decisions": decisions} | ({"minutes": minutes} if minutes else {})
    )


@st.composite
def network(draw):
    people = draw(several(lambda n: entry(f"p-{n}", name=line, phone=short, postal_address=text), PEOPLE))
    holders = [{"institution": f"g-{n}"} for n in range(GROUPS)] + [{"resident": person["key"]} for person in people]
    seats = [
        seat | {"organization": "g-0"} | draw(st.sampled_from(holders))
        for seat in draw(several(lambda n: entry(f"s-{n}", start=maybe(date)), 3))
    ]
    memberships = [
        one
        | {"person": people[n % len(people)]["key"]}
        | ({"organization": "g-0", "seat": "s-0"} if seats and n else {"organization": f"g-{1 - n}"})
        for n, one in enumerate(draw(several(lambda n: entry(f"m-{n}", end=maybe(date)), 2)) if people else [])
    ]
    known = [{"person": person["key"]} for person in people] + [{"institution": "g-1"}]
    recipients = [
        one | {"organization": "g-0"} | draw(st.sampled_from([*known, {"name": "Büro", "email": "buero@b.example"}]))
        for one in draw(several(lambda n: entry(f"v-{n}", end=maybe(date)), 2))
    ]
    purposes = st.sampled_from(["Name öffentlich beim Gremium", "Foto öffentlich"])
    consents = [
        one | draw(st.sampled_from(known))
        for one in draw(
            several(lambda n: entry(f"e-{n}", purpose=purposes, wording=line, way=st.just("mündlich"), given=date), 2)
        )
    ]
    versions = [draw(entry(f"ordnung-{label}", in_force=maybe(date), text=text, note=line)) for label in ("alt", "neu")]
    meetings = draw(several(meeting, SITTINGS))
    tomb = part(
        kind=st.sampled_from(["term", "location", "organization", "person", "meeting", "decision", "item", "seat"]),
        created=moment,
        modified=moment,
        withdrawn=moment,
    )
    tombs = [one | {"key": f"fort-{n}"} for n, one in enumerate(draw(st.lists(tomb, max_size=4)))]
    for one in tombs:
        if one["kind"] == "item":
            one |= {"meeting": meetings[0]["key"]} if meetings else {"kind": "term"}
        if one["kind"] == "seat":
            one["organization"] = "g-0"
    return {
        "format": "1",
        "body": draw(entry("netz", name=line, municipality=line, default=st.booleans()))
        | {"hosts": draw(st.sampled_from([[], ["b.example", "a.example"]])), "texts": {"purpose": draw(text)}},
        "terms": draw(several(lambda n: entry(f"t-{n}", name=line, start=maybe(date)), 2)),
        "locations": draw(several(lambda n: entry(f"l-{n}", name=line, room=short), 2)),
        "organizations": [draw(organization(n)) for n in range(GROUPS)],
        "people": people,
        "seats": seats,
        "memberships": memberships,
        "recipients": recipients,
        "consents": consents,
        "documents": [draw(entry("ordnung", name=line, public_name=short, kind=st.just("Geschäftsordnung")))
                      | {"versions": [v | {"label": v["key"][8:]} for v in versions]}],
        "meetings": meetings,
        "decisions": draw(several(lambda n: decision(f"b-{n}", ["g-0", "g-1"], dated=True), 3)),
        "withdrawn": tombs,
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("with_people", [True, False])
def test_dump_load_dump_is_byte_identical(with_people, tmp_path):
    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(network())
    def holds(facts):
        first = through(emit(facts), tmp_path, with_people=with_people)

        assert through(first, tmp_path, with_people=with_people) == first

    holds()
