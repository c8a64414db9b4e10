"""The one registry of kinds: how long each is kept, what a person's record shows of it, how the file says it."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.models.fields import Field

import sozialraum
from sozialraum.actforms.pages import MasterForm
from sozialraum.acts.filed import Filed
from sozialraum.acts.registry import (
    GoesWith,
    HoldsNobody,
    Keeping,
    PersonView,
    Stays,
    filed_kinds,
    kind_called,
    kind_for,
    kind_in_section,
    kind_with,
    kinds,
    label_of,
    listing_at,
    listings,
    register,
)
from sozialraum.bodies.forms import LocationForm
from sozialraum.bodies.models import Location
from sozialraum.config.addresses import addresses
from sozialraum.decisions.models import Approval, Ballot, Quorum, VoteCount
from sozialraum.foundation.things import BOOKKEEPING, Thing
from sozialraum.foundation.visitor import Visitor
from sozialraum.history.queries.labels import label_in, part_columns_of
from sozialraum.meetings.models import Meeting
from sozialraum.people.models import Person

HOUSE = Path(sozialraum.__file__).parent
#: Tables of a room whose labels are read although no kind is made of them: parts of things in the founding file.
PARTS = {"decisions.Ballot", "decisions.VoteCount", "decisions.Approval", "decisions.Effect", "decisions.Quorum"}
#: Columns that nobody is ever told of by name.
WITHOUT_LABEL = {
    "journal-detail": {"entry", "salt", "by", "by_person", "changes"},
    "user": {"last_login"},
    "personal-link": {"created"},
}


def owned():
    """Every table of a body whose rows are things, or are about people."""
    for model in apps.get_models():
        if not model.__module__.startswith("sozialraum."):
            continue
        of_a_body = any(field.name == "body" for field in model._meta.fields)
        if of_a_body and (issubclass(model, Thing) or getattr(model, "personal", ())):
            yield model


def faults_of(kind):
    """What a kind leaves unsaid, or says against its own model."""
    if not isinstance(kind.keeping, Keeping | Stays | GoesWith) or not str(getattr(kind.keeping, "why", "x")):
        yield "no period of keeping"
    if not isinstance(kind.person, PersonView | HoldsNobody | GoesWith) or not str(getattr(kind.person, "why", "x")):
        yield "no view for a person's record"
    if isinstance(kind.person, HoldsNobody) and not kind.model.__name__.startswith("Mail"):
        named = [f.name for f in kind.model._meta.fields if f.remote_field and f.remote_field.model is Person]
        if named or getattr(kind.model, "personal", ()):
            yield "says that it holds nobody, and has columns about people"
    if not (isinstance(kind.filed, Filed) or kind.filed):
        yield "neither in the founding file nor a reason why not"


def columns_of(model):
    return {f.name for f in (*model._meta.concrete_fields, *model._meta.many_to_many)} - BOOKKEEPING


def test_every_thing_and_whatever_is_about_people_is_in_the_registry():
    known = {kind.model for kind in kinds()}

    assert {model._meta.label for model in owned()} - {model._meta.label for model in known} == set()


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.word)
def test_a_kind_says_how_long_it_is_kept_and_what_a_persons_record_shows(kind):
    assert list(faults_of(kind)) == []


@pytest.mark.parametrize(
    ("unsaid", "fault"),
    [
        ({"keeping": None}, "no period of keeping"),
        ({"keeping": None, "person": HoldsNobody("Ein Ding.")}, "no period of keeping"),
        ({"keeping": Stays("")}, "no period of keeping"),
        ({"person": None}, "no view for a person's record"),
        ({"person": HoldsNobody("")}, "no view for a person's record"),
        ({"filed": ""}, "neither in the founding file nor a reason why not"),
    ],
)
def test_a_kind_that_says_too_little_is_found(unsaid, fault):
    planted = replace(kind_for(Meeting), **unsaid)

    assert list(faults_of(planted)) == [fault]


def test_a_kind_that_denies_the_people_in_its_columns_is_found():
    planted = replace(kind_for(Person), person=HoldsNobody("Niemand."))

    assert list(faults_of(planted)) == ["says that it holds nobody, and has columns about people"]


@pytest.mark.parametrize("kind", filed_kinds().values(), ids=lambda kind: kind.word)
def test_every_column_is_in_the_founding_file_or_named_as_left_out(kind):
    said = {fact.name for fact in kind.filed.facts if fact.name}

    assert said | set(kind.filed.without) == columns_of(kind.model)
    assert said & set(kind.filed.without) == set()


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.word)
def test_every_column_has_a_label(kind):
    """Typed at the field, and not made up from the column's name."""
    unlabelled = {
        name
        for name in columns_of(kind.model) - WITHOUT_LABEL.get(kind.word, set())
        if str(label_of(kind.model, name)) == name.replace("_", " ")
    }

    assert unlabelled == set()
    assert str(kind.called) != Field().verbose_name
    assert str(kind.called)[0].isupper(), kind.called


def test_what_acts_note_beside_the_columns_repeats_no_column():
    assert {kind.word: set(kind.notes) & columns_of(kind.model) for kind in kinds()} == {
        kind.word: set() for kind in kinds()
    }


def master_forms(form=MasterForm):
    list(addresses())  # every room's forms are read
    for one in form.__subclasses__():
        if hasattr(one, "acts") and one.__module__.startswith("sozialraum."):
            yield one
        yield from master_forms(one)


def test_a_label_is_typed_once():
    """At the field of its column; a form types one only where it asks in other words."""
    forms = set(master_forms())
    assert len(forms) > 10
    again = {
        f"{form.__name__}.{name}"
        for form in forms
        for name, field in form.base_fields.items()
        if field.label is not None and name in columns_of(kind_with(form.acts).model)
        if str(field.label) == str(label_of(kind_with(form.acts).model, name))
    }

    assert again == set()


def test_a_form_labels_a_field_like_its_column(rf, body):
    request = rf.get("/")
    request.visitor = Visitor.house(body)
    form = LocationForm.new(request, body)

    assert form.fields["street_address"].label == Location._meta.get_field("street_address").verbose_name


def test_a_kind_is_found_by_model_word_section_and_slug():
    meeting = kind_for(Meeting)

    assert kind_called("meeting") is meeting
    assert kind_called("meetings.Meeting") is meeting
    assert kind_in_section("meetings") is meeting
    assert listing_at("sitzungen") == (meeting, meeting.listings[0])
    assert (kind_called("nichts"), kind_in_section("nichts"), listing_at("nichts")) == (None, None, None)


def test_lists_stand_in_their_chapters():
    assert [one.slug for _kind, one in listings()] == [
        "sitzungen", "beschluesse", "protokolle", "veranstaltungen", "massnahmen",
        "dokumente", "fassungen", "dateien", "textbausteine",
        "gremien", "einrichtungen", "orte", "zeitraeume", "erklaerte-aemter",
    ]  # fmt: skip


def test_what_is_searched_and_shown_are_columns():
    for kind in kinds():
        for name in kind.searchable:
            assert isinstance(kind.model._meta.get_field(name), models.CharField | models.TextField), kind.word
        for page in kind.pages:
            assert set(page.columns) == {part.split("}")[0] for part in page.address.split("{")[1:]}


def test_only_rooms_declare_kinds():
    """The registry is filled from ``kinds.py`` and nowhere else."""
    calling = {
        str(path.relative_to(HOUSE))
        for path in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "register" and node.args
        if ast.unparse(node.args[0]).startswith("Kind(")
    }

    assert {Path(name).name for name in calling} == {"kinds.py"}
    assert len(calling) == len({name.split("/")[0] for name in calling})


#: Tables that name kinds and are no list of all of them.
OWN_TABLES = {
    "contacts/actions/taking.py": "what a line of an address list brings, in the order in which it is made",
    "foundation/kinds.py": "words of former days, frozen",
}
SAYS = {"_", "_now", "_lazy", "gettext", "gettext_lazy"}


def tables_in(source):
    """Literals that say again what a ``kinds.py`` says: labels of columns or kinds by name, or many kinds in a row."""
    columns = {name for kind in kinds() for name in (*columns_of(kind.model), *kind.notes)}
    words, models_ = {kind.word for kind in kinds()}, {kind.model.__name__ for kind in kinds()}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict):
            pairs = [
                (key.value, value)
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant)
            ]
            said = [k for k, v in pairs if isinstance(v, ast.Call) and ast.unparse(v.func) in SAYS]
            if sum(str(name).split(".")[-1] in columns | words for name in said) > len(said) / 2 and len(said) > 2:
                yield f"line {node.lineno}: labels {said[:3]}"
            if len({name for name, _value in pairs} & words) > 3:
                yield f"line {node.lineno}: kinds by their words"
        if isinstance(node, ast.Dict | ast.Tuple | ast.List | ast.Set):
            items = [*node.keys, *node.values] if isinstance(node, ast.Dict) else node.elts
            named = {n.id for item in items if item for n in ast.walk(item) if isinstance(n, ast.Name)} & models_
            if len(named) > 3:
                yield f"line {node.lineno}: kinds {sorted(named)[:3]}"


def test_no_engine_has_a_table_of_kinds_or_of_labels():
    """Whatever goes over all kinds asks the registry; what a column is called, its model says."""
    found = {
        name: tables
        for path in sorted(HOUSE.rglob("*.py"))
        if path.name != "kinds.py" and "migrations" not in path.parts
        if (name := str(path.relative_to(HOUSE))) not in OWN_TABLES and name.split("/")[0] not in OWN_TABLES
        if (tables := list(tables_in(path.read_text())))
    }

    assert found == {}


@pytest.mark.parametrize(
    "planted",
    [
        'FIELDS = {"email": _("E-Mail"), "phone": _("Telefon"), "mailbox.host": _("Rechnername")}',
        'KINDS = {"meeting": _("Sitzung"), "paper": _("Dokument"), "seat": _("Sitz")}',
        'OVER = {"meeting": 1, "paper": 2, "seat": 3, "person": 4}',
        "EVERY = (Meeting, Paper.objects.all(), Seat, Person)",
        'LISTS = [("sitzungen", Meeting), ("dokumente", Paper), ("orte", Location), ("menschen", Person)]',
    ],
)
def test_a_planted_table_is_found(planted):
    assert list(tables_in(planted))


def noted_in(source):
    """The names under which acts note a change beside the columns, as far as they are typed there."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("journal.note", "journal.note_personal"):
            name = node.args[0]
            if isinstance(name, ast.Constant):
                yield name.value


def test_whatever_an_act_notes_has_a_label_in_the_registry():
    names = {name for path in HOUSE.rglob("*.py") for name in noted_in(path.read_text())}
    known = {name for kind in kinds() for name in (*kind.notes, *columns_of(kind.model))}

    assert len(names) > 10
    assert names - known == set()
    for kind in kinds():
        for name in (*kind.notes, *columns_of(kind.model)):
            assert label_in(kind.word, name) == str(kind.label(name)), (kind.word, name)


def test_what_the_journal_records_of_parts_has_the_labels_of_their_columns():
    """Votes, approvals and quorums are noted by the names of their columns; ``of`` is the group."""
    for word, parts in (("resolution", (VoteCount, Ballot)), ("minutes", (Approval, Quorum))):
        known = part_columns_of(word)
        for part in parts:
            names = {f.name for f in part._meta.concrete_fields if not f.primary_key}
            assert names <= set(known)
            assert {str(known[name].verbose_name) for name in names} & names == set()
        assert known["of"].name == "organization"


def test_a_period_belongs_to_one_kind():
    twice = replace(kind_for(Meeting), keeping=kind_for(Person).keeping)
    with pytest.raises(ValueError, match="period contact"):
        register(replace(twice, model=type("Planted", (), {"kind_word": "planted"}), listings=(), filed="–"))


def test_what_goes_when_a_person_is_erased_is_shown_to_them_before():
    """Rows that go are rows of a section: nothing is taken away of which the record said nothing."""
    going = {kind.word for kind in kinds() if isinstance(kind.person, PersonView) and kind.person.goes}

    assert going == {
        "journal-detail", "letter", "incoming", "recipient", "consent", "join-request", "concern", "attendance",
        "interest", "declared-office", "conductor", "task", "candidate", "voice", "recusal", "note-draft", "note-copy",
        "objection",
    }  # fmt: skip
    assert not [kind.word for kind in kinds() if getattr(kind.person, "forget", None) and kind.word not in going]
