"""What a list would do to a network, line by line."""

import pytest

from sozialraum.contacts.rules.plan import LineStatus
from sozialraum.contacts.rules.world import Timed
from sozialraum.foundation.dates import PartialDate
from tests.contacts.lists import known, planned, told

HEAD = "Einrichtung|Name|E-Mail|AG Wohnen\n"
ERIKA = {"name": "Erika Beispiel", "at": "kita", "email": "erika@example.org"}
KITA = "Kita Regenbogen e. V."


def steps(plan):
    return [(step.verb, step.kind, step.values) for step in plan.steps]


def test_somebody_new_from_a_new_institution_with_a_seat():
    plan = planned(HEAD + "Kita Neu|Beispiel, Erika|erika@example.org|x")

    assert told(plan) == [(2, "added", ["new_institution", "new_person", "seat", "delegate"])]
    assert [(verb, kind) for verb, kind, _values in steps(plan)] == [
        ("make", "institution"),
        ("make", "person"),
        ("make", "seat"),
        ("make", "membership"),
        ("make", "membership"),
    ]
    assert plan.steps[1].values == {"name": "Erika Beispiel", "email": "erika@example.org"}
    assert plan.steps[2].values["institution"] == plan.steps[0].ref
    assert plan.steps[2].values["voting_right"] is True


def test_a_resident_sits_for_themselves():
    plan = planned("Name|AG Wohnen\nErika Beispiel|x")

    assert told(plan) == [(2, "added", ["new_person", "seat", "delegate"])]
    assert plan.steps[1].values["resident"] == plan.steps[0].ref


def test_who_is_known_by_mail_and_name_stays_who_they_are():
    plan = planned(HEAD + f"{KITA}|BEISPIEL, Erika|ERIKA@example.org|", known(erika=ERIKA))

    assert told(plan) == [(2, "unchanged", [])]
    assert plan.steps == []


def test_who_is_known_by_name_and_institution_gets_the_new_mail_and_the_old_one_is_shown():
    plan = planned(HEAD + f"{KITA}|Erika Beispiel|neu@example.org|", known(erika=ERIKA))

    (line,) = plan.outcomes
    assert line.notes == (("changed", ("Erika Beispiel", "email", "erika@example.org", "neu@example.org")),)
    assert steps(plan) == [("change", "person", {"email": "neu@example.org"})]


def test_an_empty_cell_erases_nothing_and_another_spelling_is_no_change():
    world = known(erika=ERIKA | {"phone": "+49 2403 12-3", "postal_address": "Weg 1\n52249 Ort"})

    plan = planned(
        f"Einrichtung|Name|E-Mail|Telefon|Anschrift\n{KITA}|Erika Beispiel||02403/123|Weg 1, 52249 Ort", world
    )

    assert told(plan) == [(2, "unchanged", [])]


def test_the_same_mail_with_another_name_is_asked_and_does_nothing_until_answered():
    text = HEAD + f"{KITA}|Berta Muster|erika@example.org|x"

    asked = planned(text, known(erika=ERIKA))
    (question,) = asked.outcomes[0].questions
    assert (asked.outcomes[0].status, asked.steps) == (LineStatus.ASKED, [])
    assert (question.id, question.why, question.candidates) == ("p:2", "same_mail", ("erika",))

    same = planned(text, known(erika=ERIKA), {"p:2": "erika"})
    new = planned(text, known(erika=ERIKA), {"p:2": "new"})
    skipped = planned(text, known(erika=ERIKA), {"p:2": "skip"})
    forged = planned(text, known(erika=ERIKA), {"p:2": "somebody-else"})
    assert [one.things("person") for one in (same, new, skipped)] == [0, 1, 0]
    assert [one.outcomes[0].status for one in (same, new, skipped, forged)] == [
        LineStatus.CHANGED,
        LineStatus.ADDED,
        LineStatus.LEFT_OUT,
        LineStatus.ASKED,
    ]
    assert skipped.steps == []


def test_two_of_the_same_name_and_mail_are_asked():
    plan = planned(HEAD + "|Erika Beispiel|erika@example.org|", known(one=ERIKA, two=ERIKA))

    assert plan.outcomes[0].questions[0].candidates == ("one", "two")
    assert plan.steps == []


def test_a_namesake_elsewhere_is_somebody_else_but_the_office_can_say_otherwise():
    text = HEAD + "Verein Muster|Erika Beispiel||"

    plan = planned(text, known(erika=ERIKA))
    assert plan.things("person") == 1
    assert plan.outcomes[0].questions[0].why == "namesake"

    plan = planned(text, known(erika=ERIKA), {"p:2": "erika"})
    assert plan.things("person") == 0


def test_an_institution_almost_of_the_same_name_is_asked_once_for_all_lines():
    text = HEAD + "Kindertagesstätte Regenbogen|Erika Beispiel||\nKindertagesstätte Regenbogen|Max Muster||"

    asked = planned(text, known())
    assert {one.questions[0].id for one in asked.outcomes} == {"i:kindertagesstätte regenbogen"}

    plan = planned(text, known(), {"i:kindertagesstätte regenbogen": "kita"})
    assert (plan.things("institution"), plan.things("person")) == (0, 2)


def test_an_institution_cannot_be_called_like_a_group():
    world = known()
    world.taken_names["plenum"] = "plenum"

    assert told(planned(HEAD + "Plenum|Erika Beispiel||", world)) == [(2, "refused", ["name_of_group"])]


def test_colleagues_with_one_mailbox_are_two_people_also_the_second_time():
    text = HEAD + f"{KITA}|Erika Beispiel|info@example.org|\n{KITA}|Max Muster|info@example.org|"
    both = {
        "erika": {"name": "Erika Beispiel", "email": "info@example.org", "at": "kita"},
        "max": {"name": "Max Muster", "email": "info@example.org", "at": "kita"},
    }

    assert planned(text, known()).things("person") == 2
    assert planned(text, known(**both)).steps == []


def test_somebody_on_several_lines_is_one_person_and_fills_up():
    plan = planned(
        f"Einrichtung|Name|E-Mail|Telefon|AG|Funktion\n"
        f"{KITA}|Erika Beispiel|erika@example.org||AG Wohnen|Delegierte\n"
        f"{KITA}|Erika Beispiel||02403 99|Plenum|Sprecherin",
        known(),
    )

    assert plan.things("person") == 1
    made = next(step for step in plan.steps if step.kind == "person")
    assert made.values == {"name": "Erika Beispiel", "email": "erika@example.org", "phone": "02403 99"}


def test_two_lines_that_contradict_each_other_are_told():
    plan = planned(
        f"Einrichtung|Name|E-Mail|Telefon\n{KITA}|Erika Beispiel|e@example.org|02403 1\n"
        f"{KITA}|Erika Beispiel|e@example.org|02403 2",
        known(),
    )

    assert [one.status for one in plan.outcomes] == [LineStatus.ADDED, LineStatus.REFUSED]
    assert plan.outcomes[1].troubles[0].words == ("Erika Beispiel", "phone", "2", "02403 1", "02403 2")


def test_a_line_that_is_not_understood_leaves_nothing_behind():
    """Its person and institution come first, its trouble last: all of it is undone, also in what later lines see."""
    plan = planned(
        "Einrichtung|Name|AG|Funktion\nVerein Neu|Erika Beispiel|AG Unbekannt|Delegierte\n"
        "Verein Neu|Max Muster|AG Wohnen|Stellvertretung"
    )

    assert told(plan) == [(2, "refused", ["no_group"]), (3, "refused", ["no_seat_to_stand_in"])]
    assert plan.steps == []


def test_all_troubles_of_a_line_are_told_at_once():
    plan = planned("Name|E-Mail|Telefon|seit|AG Wohnen\nA / B|a(at)b|keins davon|bald|vielleicht")

    assert [trouble.code for trouble in plan.outcomes[0].troubles] == ["names", "mail", "phone", "cross", "date"]


# ── seats ─────────────────────────────────────────────────────────────────────


def test_another_delegate_is_an_event_with_a_day():
    plan = planned(HEAD + f"{KITA}|Max Muster|max@example.org|x", known(erika={"name": "Erika Beispiel"}, seat="erika"))

    assert told(plan) == [(2, "added", ["new_person", "delegate_changed"])]
    (event,) = [step for step in plan.steps if step.verb == "name"]
    assert event.values["start"] == PartialDate(2026, 11, 22)
    assert not [step for step in plan.steps if step.kind == "membership" and step.values.get("seat") == "sitz"][1:]


def test_the_day_of_the_change_is_the_one_the_list_says():
    plan = planned(
        f"Einrichtung|Name|AG Wohnen|seit\n{KITA}|Max Muster|x|1.3.2025",
        known(erika={"name": "Erika Beispiel"}, seat="erika"),
    )

    assert [step.values["start"] for step in plan.steps if step.verb == "name"] == [PartialDate(2025, 3, 1)]


def test_the_delegate_who_is_there_already_is_unchanged():
    assert planned(HEAD + f"{KITA}|Erika Beispiel||x", known(erika=ERIKA, seat="erika")).steps == []


def test_two_crosses_for_one_seat_are_not_guessed():
    plan = planned(HEAD + f"{KITA}|Erika Beispiel||x\n{KITA}|Max Muster||x", known())

    assert [one.status for one in plan.outcomes] == [LineStatus.ADDED, LineStatus.REFUSED]
    assert plan.outcomes[1].troubles[0].words == ("AG Wohnen/Quartier", "Erika Beispiel")


def test_deputies_find_the_seat_also_when_they_stand_above_it():
    plan = planned(
        f"Einrichtung|Name|AG|Funktion\n{KITA}|Max Muster|AG Wohnen|Stv.\n{KITA}|Erika Beispiel|AG Wohnen|Delegierte",
        known(),
    )

    assert told(plan) == [
        (2, "added", ["new_person", "deputy"]),
        (3, "added", ["new_person", "seat", "delegate"]),
    ]
    assert plan.things("seat") == 1


def test_the_deputy_in_a_column_of_its_own():
    plan = planned(f"Einrichtung|Name|Vertretung|AG Wohnen\n{KITA}|Erika Beispiel|Max Muster|x", known())

    assert plan.things("person") == 2
    roles = [step.values["role"] for step in plan.steps if step.kind == "membership" and step.values["seat"]]
    assert roles == ["member", "deputy"]


def test_several_periods_of_one_seat():
    plan = planned(
        "Einrichtung|Name|AG Wohnen|seit|bis\n"
        f"{KITA}|Erika Beispiel|x|2.11.2016|16.1.2018\n{KITA}|Max Muster|x|17.1.2018|\n{KITA}|Erika Beispiel||",
        known(),
    )

    assert [one.status for one in plan.outcomes] == [LineStatus.ADDED, LineStatus.ADDED, LineStatus.UNCHANGED]
    seats = [step.values for step in plan.steps if step.kind == "seat"]
    assert [(one["start"], one["end"]) for one in seats] == [
        (PartialDate(2016, 11, 2), PartialDate(2018, 1, 16)),
        (PartialDate(2018, 1, 17), None),
    ]


def test_an_end_is_an_event_and_a_better_date_a_correction():
    text = f"Einrichtung|Name|AG Wohnen|seit|bis\n{KITA}|Erika Beispiel|x|17.1.2018|31.12.2025"

    plan = planned(text, known(erika=ERIKA, seat="erika"))

    assert steps(plan) == [
        ("change", "membership", {"start": PartialDate(2018, 1, 17)}),
        ("end", "membership", {"end": PartialDate(2025, 12, 31)}),
    ]


@pytest.mark.parametrize(("said", "code"), [("17.1.2018", []), ("2018", []), ("2019", ["other_start"])])
def test_a_date_is_compared_as_far_as_both_are_known(said, code):
    world = known(erika=ERIKA, seat="erika")
    world.on_seat["sitz", "member"][0].start = PartialDate(2018, 1, 17)

    plan = planned(f"Einrichtung|Name|AG Wohnen|seit\n{KITA}|Erika Beispiel|x|{said}", world)

    assert [trouble.code for trouble in plan.outcomes[0].troubles] == code
    assert plan.steps == []


def test_another_vote_than_the_seat_has_is_told_not_changed():
    plan = planned(HEAD + f"{KITA}|Erika Beispiel||beratende Stimme", known(erika=ERIKA, seat="erika"))

    assert told(plan) == [(2, "refused", ["other_vote"])]


def test_who_was_there_before_comes_back_only_with_a_day():
    world = known(erika=ERIKA, seat="erika")
    world.on_seat["sitz", "member"][0].end = PartialDate(2019)

    plan = planned(HEAD + f"{KITA}|Erika Beispiel||x", world)
    assert told(plan) == [(2, "refused", ["since_when"])]

    world.begin()
    plan = planned(f"Einrichtung|Name|AG Wohnen|seit\n{KITA}|Erika Beispiel|x|1.1.2024", world)
    assert told(plan) == [(2, "changed", ["delegate"])]


def test_what_begins_without_a_day_gets_the_one_the_office_says_for_all():
    plan = planned(HEAD + "Kita Neu|Erika Beispiel||x", since=PartialDate(2024))

    starts = {
        step.kind: step.values["start"] for step in plan.steps if "start" in step.values and step.values.get("seat")
    }
    assert starts == {"membership": PartialDate(2024)}
    assert next(step for step in plan.steps if step.kind == "seat").values["start"] == PartialDate(2024)


# ── without a seat ────────────────────────────────────────────────────────────


def test_the_verteiler_takes_people_institutions_and_bare_addresses():
    text = "Einrichtung|Name|E-Mail|Verteiler Plenum\nKita A|Erika Beispiel|e@example.org|x\nKita B||b@example.org|x\n"
    text += "||presse@example.org|x"

    plan = planned(text)

    recipients = [step.values for step in plan.steps if step.kind == "recipient"]
    assert [sorted(set(one) & {"person", "institution", "email"}) for one in recipients] == [
        ["person"],
        ["institution"],
        ["email"],
    ]
    assert told(plan)[2] == (4, "changed", ["recipient"])


def test_a_bare_address_that_somebody_has_means_them():
    world = known(erika=ERIKA)
    world.put(world.recipients, ("plenum", "erika"), Timed("eintrag"))

    assert planned("E-Mail|Verteiler Plenum\nerika@example.org|x", world).steps == []


def test_offices_and_guests_have_no_seat():
    plan = planned(
        f"Einrichtung|Name|AG|Funktion|Stimmrecht\n{KITA}|Erika Beispiel|AG Wohnen|Sprecherin|\n"
        f"{KITA}|Max Muster|AG Wohnen|Gast|\n{KITA}|Lea Muster|AG Wohnen|Protokoll|ja",
        known(),
    )

    roles = [(step.values["role"], bool(step.values["seat"])) for step in plan.steps if step.kind == "membership"]
    assert [one for one in roles if one != ("member", False)] == [
        ("speaker", False),
        ("guest", False),
        ("minute_taker", False),
        ("member", True),
    ]


def test_persons_below_an_institution_belong_to_it_if_the_office_says_so():
    text = "Einrichtung|Name\nKita A|Erika Beispiel\n|Max Muster"

    assert [step.kind for step in planned(text).steps].count("membership") == 1
    assert [step.kind for step in planned(text, fill_down=True).steps].count("membership") == 2


def test_more_than_one_mail_is_said():
    plan = planned(HEAD + "Kita A|Erika Beispiel|a@example.org; b@example.org|")

    assert plan.outcomes[0].hints[0].words == ("b@example.org",)
    assert plan.steps[1].values["email"] == "a@example.org"


def test_any_of_several_mails_is_the_one_on_record():
    text = HEAD + f"{KITA}|Erika Beispiel|neu@example.org, erika@example.org|"

    assert planned(text, known(erika=ERIKA)).steps == []


def test_two_plans_are_the_same_only_if_they_do_the_same():
    one = planned(HEAD + "Kita A|Erika Beispiel||x").digest

    assert planned(HEAD + "Kita A|Erika Beispiel||X").digest == one
    assert planned(HEAD + "Kita A|Erika Beispiel||").digest != one
    assert planned(HEAD + "Kita A|Erika Beispiel||x", since=PartialDate(2024)).digest != one
