"""What every test stands on: two bodies, and one person per standing."""

import gc
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from _pytest import runner
from django.conf import settings
from django.db import connection, transaction
from django.template import engines
from django.test import TransactionTestCase, utils
from django.test.signals import template_rendered
from hypothesis import HealthCheck
from hypothesis import settings as properties

from sozialraum.acts import guard
from sozialraum.bodies.words import Classification
from sozialraum.config.unchanged import NARROWED, PAGES
from sozialraum.foundation.memory import REMEMBERED
from sozialraum.foundation.visitor import SECOND_FACTOR, Link, Standing, Visitor, Way
from sozialraum.people.words import Role
from tests import factories
from tests.stories.house import TABLES, prepared

# How long an example takes says something about the machine alone. In CI the examples are the same each time.
properties.register_profile("untimed", properties.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("untimed")

gc.disable()  # until all is collected: what is imported is no garbage

_teardown = TransactionTestCase._fixture_teardown


def _open_teardown(self):
    with guard.opened():  # emptying the tables between tests is not something the network records
        _teardown(self)


TransactionTestCase._fixture_teardown = _open_teardown

_one_test = runner.runtestprotocol


def _with_room(item, log=True, nextitem=None):
    return _one_test(item, log=log, nextitem=nextitem)


# Python takes the room for its calls in pieces of 16 KiB from the system, and gives a piece back as soon as the last
# call in it returns: a loop that calls across such an edge does so each time, a seventh of what a page costs. A call
# that says it needs 70 000 places gets one piece of 1 MiB, and all that a test calls fits into the rest of it.
_with_room.__code__ = _with_room.__code__.replace(co_stacksize=70_000)
runner.runtestprotocol = _with_room


def _told_once(self, context):
    """What a test is told of a template: which page was made, and of what, but not of the pieces that it consists of.

    Django tells of each piece, and keeps a copy of all that is known there: a tenth of what a page costs.
    """
    if context.template is self:
        template_rendered.send(sender=self, template=self, context=context)
    return self.nodelist.render(context)


utils.instrumented_test_render = _told_once


def pytest_unconfigure(config):
    shutil.rmtree(settings.DATA, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """Mark what touches the database; begin with the longest, so that no process waits for another's at the end."""
    for item in items:
        if item.get_closest_marker("once"):
            continue
        if item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(item.fixturenames):
            item.add_marker("database")
    outcome = yield
    items.sort(key=lambda item: not (item.get_closest_marker("journey") or item.get_closest_marker("story")))
    return outcome


def pytest_collection_finish():
    """What has been imported and collected stays to the end; the garbage collector need not look at it again.

    At the rest it looks after 50 000 new objects, not after every 700: a single page makes more than that.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


class Undefined(str):
    """What a template gets for a name nobody gave it: an error."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"undefined in a template: {name}")


@pytest.fixture(scope="session")
def prepared_house(tmp_path_factory):
    """Data from which houses of stories and journeys begin, so that not each of them makes tables and static files."""
    return prepared(of_all_processes(tmp_path_factory))


@pytest.fixture(scope="session")
def founded_house(tmp_path_factory):
    """The same with the example in it, for stories that begin with a network: it is loaded once for a run."""
    return prepared(of_all_processes(tmp_path_factory), founded=True)


def of_all_processes(tmp_path_factory):
    mine = tmp_path_factory.getbasetemp()
    return mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings, request):
    """On SQLite each process begins with a copy of the tables of ``prepared_house``: migrated once, not in each."""
    if connection.vendor != "sqlite":
        return False
    prepared_house = request.getfixturevalue("prepared_house")
    shutil.copy(prepared_house / TABLES, Path(settings.DATABASES["default"]["TEST"]["NAME"]))
    return True


@pytest.fixture(scope="session")
def arranged_once(django_db_setup, django_db_blocker):
    """What is arranged within stays until the module is through; each test begins with it, in a savepoint."""

    @contextmanager
    def arranged():
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return arranged


@pytest.fixture(autouse=True)
def strict(monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", Undefined("%s"))


@pytest.fixture(autouse=True)
def _forgetful():
    """Tests arrange their world outside acts, so nothing may be remembered from one to the next."""
    REMEMBERED.clear()
    PAGES.clear()
    NARROWED.clear()


@pytest.fixture
def body(db):
    """The network most tests play in; it answers under ``testserver``."""
    return factories.BodyFactory(key="musterviertel", name="Sozialraumkonferenz Musterviertel", is_default=True)


@pytest.fixture
def other_body(db):
    """A second network in the same house."""
    return factories.BodyFactory(key="nebenan", name="Sozialraumkonferenz Nebenan", hosts=["nebenan.localhost"])


@pytest.fixture
def group(body):
    return factories.OrganizationFactory(body=body, name="AG Wohnen/Quartier", key="ag-wohnen-quartier")


@pytest.fixture
def office(client, body):
    """A browser in which the office of ``body`` is logged in, with a second factor."""
    return logged_in(client, body)


def logged_in(client, home, classification=Classification.OFFICE, *, second_factor=True):
    """Log somebody in who belongs to an organization of this kind."""
    organization = factories.OrganizationFactory(body=home, classification=classification)
    person = factories.PersonFactory(body=home, user=factories.UserFactory())
    factories.MembershipFactory(body=home, organization=organization, person=person)
    client.force_login(person.user)
    session = client.session
    session[SECOND_FACTOR] = second_factor
    session.save()
    return client


@pytest.fixture
def people(body, other_body, group):
    """The cast of every permission test: one visitor per standing towards ``group``."""

    def stands(role, organization, way=Way.LOGIN, home=body):
        person = factories.PersonFactory(body=home)
        standing = Standing(role, organization.pk, organization.classification)
        return Visitor(home, way, person_id=person.pk, label=person.name, standings=frozenset([standing]))

    office = factories.OrganizationFactory(body=body, classification=Classification.OFFICE)
    city = factories.OrganizationFactory(body=body, classification=Classification.CITY)
    audit = factories.OrganizationFactory(body=body, classification=Classification.AUDIT)
    elsewhere = factories.OrganizationFactory(body=other_body, classification=Classification.OFFICE)
    return {
        "nobody": Visitor(body),
        "link": Visitor(body, Way.LINK, link=Link("read", "organization", group.key)),
        "former": Visitor(body, Way.LOGIN, person_id=factories.PersonFactory(body=body).pk, label="Ehemalige"),
        "member": stands(Role.MEMBER, group),
        "speaker": stands(Role.SPEAKER, group),
        "city": stands(Role.MEMBER, city, Way.SECOND_FACTOR),
        "auditor": stands(Role.MEMBER, audit, Way.SECOND_FACTOR),
        "office_without_second_factor": stands(Role.MEMBER, office),
        "office": stands(Role.MEMBER, office, Way.SECOND_FACTOR),
        "other_body_office": stands(Role.MEMBER, elsewhere, Way.SECOND_FACTOR, home=other_body),
        "house": Visitor.house(body),
    }


@pytest.fixture
def delegate(body, group):
    """Somebody who speaks on a seat of ``group`` today."""
    seat = factories.SeatFactory(body=body, organization=group)
    person = factories.PersonFactory(body=body)
    factories.MembershipFactory(body=body, organization=group, person=person, seat=seat)
    standing = Standing(Role.MEMBER, group.pk, group.classification, seat.pk)
    return Visitor(body, Way.LOGIN, person_id=person.pk, label=person.name, standings=frozenset([standing]))


@pytest.fixture
def told_to_database(db):
    """The values of every statement from now on, as the database gets them."""
    told = []

    def note(execute, sql, values, many, context):
        told.append(values)
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        yield told
