"""What the desk says of backups: quietly how things stand, and aloud when they are too old."""

import datetime as dt

import pytest
from django.utils import timezone

from sozialraum.backups.models import Backup
from sozialraum.backups.queries import standing

pytestmark = pytest.mark.django_db

NIGHT = dt.timedelta(days=1)


def saved(ago, kind="made", **more):
    words = {"name": "sozialraum-x.tar.gz", "size": 1, "is_locked": True} | more
    return Backup.objects.create(kind=kind, at=timezone.now() - ago, **words)


def told(office):
    return office.get("/schreibtisch/").content.decode()


def test_a_new_house_is_not_blamed_and_says_that_nothing_was_saved_yet(office):
    page = told(office)
    assert "Noch nie gesichert" in page and "Sicherung: Bitte nachsehen" not in page


def test_it_says_when_it_was_saved_and_tried(office):
    made = saved(dt.timedelta(hours=5), is_elsewhere=True)
    saved(9 * NIGHT)
    tried = saved(3 * NIGHT, kind="tried")

    page = told(office)

    night, day = timezone.localtime(made.at), timezone.localtime(tried.at)
    assert f"Gesichert {night:%-d.%-m.%Y}, {night:%-H.%M} Uhr, verschlüsselt, auch am zweiten Ort" in page
    assert f"zur Probe eingespielt {day:%-d.%-m.%Y}" in page
    assert "Sicherung: Bitte nachsehen" not in page


@pytest.mark.parametrize(
    ("arrange", "says"),
    [
        (lambda settings: saved(2 * NIGHT), "Die letzte gute Sicherung ist vom"),
        (lambda settings: (saved(NIGHT), saved(101 * NIGHT, kind="tried")), "»sozialraum restore --try«"),
        (
            lambda settings: setattr(settings, "BACKUP_SECOND", "/mnt/x") or saved(NIGHT),
            "Am zweiten Ort ist die letzte",
        ),
        (lambda settings: saved(NIGHT, complaint="Beschädigt waren schon vorher: files/x."), "Beschädigt waren schon"),
    ],
)
def test_what_is_wrong_is_said_aloud(office, settings, arrange, says):
    arrange(settings)
    page = told(office)
    assert "Sicherung: Bitte nachsehen" in page and says in page


def test_whoever_is_not_the_office_is_not_bothered(client):
    saved(30 * NIGHT)
    assert standing().is_old
    assert "Sicherung" not in client.get("/").content.decode()
