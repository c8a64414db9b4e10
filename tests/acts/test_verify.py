"""Tampering with the journal, in every way we could think of, is noticed; erasing a name is not."""

import io

import pytest
from django.core.management import CommandError, call_command

from sozialraum.acts import guard, journal
from sozialraum.acts.models import Detail, Entry, Head
from sozialraum.bodies import actions as bodies
from sozialraum.foundation.visitor import Visitor
from tests.acts.played import erased
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db

WRITTEN_DOWN = 4  # the entry at which somebody copied the head onto paper


@pytest.fixture
def story(people, group):
    """Six entries, and the head as it stood after the fourth."""
    written = ""
    for number in range(1, 7):
        bodies.organizations.correct(group, by=people["office"], task=f"Aufgabe {number}")
        written = str(Head.objects.get()) if number == WRITTEN_DOWN else written
    return written


def entry(number):
    return Entry.objects.get(number=number)


def change(which, **words):
    Entry.objects.filter(number=which).update(**words)


def remove(*numbers):
    Detail.objects.filter(entry__number__in=numbers).delete()
    Entry.objects.filter(number__in=numbers).delete()


def swap():
    change(2, number=99)
    change(3, number=2)
    change(99, number=3)


def swap_words():
    first, second = entry(2), entry(3)
    change(2, says=second.says, digest=second.digest)
    change(3, says=first.says, digest=first.digest)


def swap_details():
    first, second = entry(2).detail, entry(3).detail
    for ours, theirs in ((first, second), (second, first)):
        Detail.objects.filter(pk=ours.pk).update(salt=theirs.salt, by=theirs.by, changes=theirs.changes)


def rewrite(since):
    """As somebody would who knows the program: every hash from here on anew, the head with them."""
    before = Entry.objects.filter(number__lt=since).order_by("number").last()
    hash_ = before.hash if before else ""
    for number, one in enumerate(Entry.objects.filter(number__gte=since).order_by("number"), since):
        one.number, one.previous = number, hash_
        if detail := getattr(one, "detail", None):
            one.digest = detail.computed_digest()
        one.hash = hash_ = one.computed_hash()
        one.save()
    end = Entry.objects.order_by("number").last()
    Head.objects.update(number=end.number if end else 0, hash=end.hash if end else "")


def alter_and_rewrite(number):
    change(number, says="hat nichts getan")
    rewrite(number)


def remove_and_rewrite(number):
    remove(number)
    rewrite(number)


def alter_detail_and_rewrite(number):
    Detail.objects.filter(entry__number=number).update(by="Niemand")
    rewrite(number)


def cut_and_move_the_head(after):
    remove(*range(after + 1, 7))
    Head.objects.update(number=after, hash=entry(after).hash)


def burn_everything():
    remove(*range(1, 7))
    Head.objects.all().delete()


def add_one_in_between():
    Entry.objects.filter(number=6).update(number=7)
    one = entry(5)
    one.pk, one.number, one.previous = None, 6, one.hash
    one.hash = one.computed_hash()
    one.save()


BY_ITSELF = {
    "the words": lambda: change(3, says="hat nichts getan"),
    "the act": lambda: change(3, act="bodies.dissolve"),
    "the time": lambda: change(3, at=entry(2).at),
    "the way in": lambda: change(3, way="house"),
    "the thing": lambda: change(3, subject_key="ag-andere"),
    "what was created with it": lambda: change(3, also=["organization ag-neu"]),
    "the digest of the details": lambda: change(3, digest="0" * 64),
    "its hash": lambda: change(3, hash="0" * 64),
    "the hash before it": lambda: change(3, previous="0" * 64),
    "the last entry": lambda: change(6, says="hat nichts getan"),
    "the first entry": lambda: change(1, says="hat nichts getan"),
    "who did it": lambda: Detail.objects.filter(entry__number=3).update(by="Niemand"),
    "old and new values": lambda: Detail.objects.filter(entry__number=3).update(changes={"task": ["", "Anders"]}),
    "the salt": lambda: Detail.objects.filter(entry__number=3).update(salt="0" * 32),
    "details swapped": swap_details,
    "one removed": lambda: remove(3),
    "the first removed": lambda: remove(1),
    "the tail removed": lambda: remove(5, 6),
    "all removed": lambda: remove(*range(1, 7)),
    "two swapped": swap,
    "the words of two swapped": swap_words,
    "one put in": add_one_in_between,
    "the head's number": lambda: Head.objects.update(number=5),
    "the head's hash": lambda: Head.objects.update(hash="0" * 64),
    "the head removed": lambda: Head.objects.all().delete(),
}

BY_WHAT_WAS_WRITTEN_DOWN = {
    "altered, and the chain rewritten": lambda: alter_and_rewrite(2),
    "the entry itself altered, and the chain rewritten": lambda: alter_and_rewrite(WRITTEN_DOWN),
    "removed, and the chain rewritten": lambda: remove_and_rewrite(1),
    "a detail altered, and the chain rewritten": lambda: alter_detail_and_rewrite(3),
    "the tail cut, and the head moved": lambda: cut_and_move_the_head(WRITTEN_DOWN - 1),
    "everything burnt": burn_everything,
}


@pytest.mark.parametrize("tampering", BY_ITSELF)
def test_tampering_is_noticed(story, body, tampering):
    with guard.opened():
        BY_ITSELF[tampering]()

    assert list(journal.verify(body)) != []


@pytest.mark.parametrize("tampering", BY_WHAT_WAS_WRITTEN_DOWN)
def test_a_chain_made_anew_is_noticed_by_a_head_written_down_before(story, body, tampering):
    assert list(journal.verify(body, story)) == []

    with guard.opened():
        BY_WHAT_WAS_WRITTEN_DOWN[tampering]()

    assert list(journal.verify(body)) == []  # nothing inside the house can know
    assert len(list(journal.verify(body, story))) == 1


def test_a_change_after_what_was_written_down_is_not_hidden_by_it(story, body):
    with guard.opened():
        change(WRITTEN_DOWN + 1, says="hat nichts getan")

    assert list(journal.verify(body, story)) == ["Eintrag 5 wurde verändert."]


def test_an_entry_of_one_body_is_not_an_entry_of_the_other(story, people, body, other_body):
    theirs = OrganizationFactory(body=other_body)
    bodies.organizations.correct(theirs, by=Visitor.house(other_body), task="Anderes")
    with guard.opened():
        taken = Entry.objects.get(body=other_body)
        Head.objects.filter(body=body).update(number=7, hash=taken.hash)
        Entry.objects.filter(pk=taken.pk).update(body=body, number=7, previous=entry(6).hash)

    assert list(journal.verify(body)) == ["Eintrag 7 wurde verändert."]
    assert list(journal.verify(other_body)) == ["Das Ende der Kette fehlt: nach Eintrag 0 ist etwas abgeschnitten."]


def test_erasing_who_it_was_is_no_tampering_and_the_chain_names_what_was_erased(story, people, group):
    erased(group, by=people["house"], numbers=[1, 2, 4, 6])

    assert list(journal.verify(group.body, story)) == []
    assert entry(7).erased == "1-2,4,6"
    erased(group, by=people["house"], numbers=[1, 5, 7])
    assert entry(8).erased == "5,7"
    assert list(journal.verify(group.body, story)) == []


def test_a_detail_that_nobody_erased_is_missed(story, people, group):
    erased(group, by=people["house"], numbers=[1])
    with guard.opened():
        Detail.objects.filter(entry__number__in=(1, 3, 6)).delete()

    assert list(journal.verify(group.body)) == [
        "Die Einzelheiten von Eintrag 3 fehlen, ohne dass ein Eintrag ihre Löschung nennt.",
        "Die Einzelheiten von Eintrag 6 fehlen, ohne dass ein Eintrag ihre Löschung nennt.",
    ]


def test_an_erased_detail_that_is_there_again_is_noticed(story, people, group):
    before = Detail.objects.get(entry__number=2)
    erased(group, by=people["house"], numbers=[2])
    with guard.opened():
        before.save(force_insert=True)

    assert list(journal.verify(group.body)) == [
        "Die Einzelheiten von Eintrag 2 stehen wieder da, obwohl sie gelöscht wurden."
    ]


@pytest.mark.parametrize("says", ["", "1-2,3", "2-999999999999999999"])
def test_what_an_entry_says_of_its_erasing_is_part_of_the_chain(story, people, group, says):
    erased(group, by=people["house"], numbers=[2])
    with guard.opened():
        change(7, erased=says)

    assert "Eintrag 7 wurde verändert." in list(journal.verify(group.body))


def test_nobody_erases_what_is_still_to_come(story, people, group):
    """An entry that names numbers behind itself opens no hole for later."""
    with guard.opened():
        change(4, erased="5-6")
        rewrite(4)
        Detail.objects.filter(entry__number=6).delete()

    assert list(journal.verify(group.body)) == [
        "Die Einzelheiten von Eintrag 6 fehlen, ohne dass ein Eintrag ihre Löschung nennt."
    ]


def verified(*words):
    out = io.StringIO()
    call_command("verify_journal", *words, stdout=out)
    return out.getvalue()


def test_the_command_says_where_every_chain_ends(story, body, other_body):
    assert verified() == (
        f"{body.name} (musterviertel): 6 Einträge, Ende {Head.objects.get()}; die Kette ist heil.\n"
        f"{other_body.name} (nebenan): kein Eintrag; die Kette ist heil.\n"
    )
    assert verified("--head", story).startswith(f"{body.name} (musterviertel): 6 Einträge")
    assert verified("--head", f" {story.upper()} ", "--body", "musterviertel").count("\n") == 1


def test_the_command_names_every_fault_and_fails(story, body, other_body):
    with guard.opened():
        change(2, says="hat nichts getan")
        remove(5)
    out = io.StringIO()

    with pytest.raises(CommandError, match=r"^Das Journal hält nicht: musterviertel\.$"):
        call_command("verify_journal", stdout=out)

    assert out.getvalue().splitlines()[1:3] == ["  Eintrag 2 wurde verändert.", "  Eintrag 5 fehlt."]


@pytest.mark.parametrize(
    "head", ["57", "57-", "57-3f9c", "0-3f9c0a1b2c3d4e5f", "elf-3f9c0a1b2c3d4e5f", "-3f9c0a1b2c3d4e5f"]
)
def test_what_is_no_head_is_refused_before_anything_is_believed(story, head):
    with pytest.raises(CommandError, match="ist kein Ende einer Kette"):
        verified(f"--head={head}")
