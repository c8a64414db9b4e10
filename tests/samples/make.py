"""Makes a stored sample with the code of today: ``python -m tests.samples.make FOLDER`` (a new or empty folder).

FOLDER then holds what an operator may one day bring to a later version: an archive that is locked, with its list of
what was erased; the data folder of a house on SQLite; a dump; and ``facts.json``, what the tests have to know of it.
"""

import datetime as dt
import gzip
import json
import os
import shutil
import sys
import tempfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent
BACKUP_KEY = "beispielschluessel-fuer-die-gespeicherte-probe"
FOR_GOOD = dt.datetime(2199, 12, 31, tzinfo=dt.UTC)  # a link that is printed must open as long as there are tests
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
%% Beispiel NAME
trailer<</Root 1 0 R>>
%%EOF
"""


def main(folder: Path) -> None:
    """Everything in the order in which it happened: founded, lived in, saved, erased and withdrawn, dumped."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "sozialraum.config.settings",
            "SOZIALRAUM_DATA": str(data),
            "SOZIALRAUM_BACKUP_KEY": BACKUP_KEY,
        }
        import django  # noqa: PLC0415 - the environment comes first

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415
        from django.db import connection  # noqa: PLC0415

        call_command("prepare", "--empty")
        _founded(Path(place))
        facts = _lived_in()
        call_command("backup")
        facts |= _afterwards()
        call_command("note_erasures")
        call_command("dump", folder / "dump", "--with-people")
        connection.close()
        _stored(data, folder)
        (folder / "facts.json").write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _founded(place: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    file = shutil.copy(HERE / "beispiel.yaml", place / "beispiel.yaml")
    for name in ("scan.pdf", "liste.pdf"):
        (place / name).write_bytes(PDF.replace(b"NAME", name.encode()))
    call_command("load", Path(file))


def _office():
    """The visitor as whom everything is done."""
    from sozialraum.bodies.models import Organization  # noqa: PLC0415
    from sozialraum.foundation.visitor import Standing, Visitor, Way  # noqa: PLC0415
    from sozialraum.people.models import Person  # noqa: PLC0415
    from sozialraum.people.words import Role  # noqa: PLC0415

    office, person = Organization.objects.get(key="buero"), Person.objects.get(key="max-beispiel")
    standing = Standing(Role.MEMBER, office.pk, office.classification)
    return Visitor(
        office.body, Way.SECOND_FACTOR, person_id=person.pk, label=person.name, standings=frozenset({standing})
    )


def _lived_in() -> dict[str, str]:
    """Concerns, a wish to join, letters, a mail, an erasure; says what the tests need."""
    from sozialraum.bodies.models import Organization  # noqa: PLC0415
    from sozialraum.foundation.visitor import Visitor  # noqa: PLC0415
    from sozialraum.joining import actions as joining  # noqa: PLC0415
    from sozialraum.mailbox.reception import take_in  # noqa: PLC0415
    from sozialraum.people.actions import open_login, persons  # noqa: PLC0415
    from sozialraum.people.models import Person  # noqa: PLC0415
    from sozialraum.privacy import actions as privacy  # noqa: PLC0415

    office = _office()
    someone = {one.key: one for one in Person.objects.all()}
    said = _said(office)
    joining.ask(
        Organization.objects.get(key="ag-sprache"), by=Visitor(office.body), name="Jana Beispiel", reply_by="phone",
        phone="00000 00 00 07", message="Ich möchte mitmachen.",
    )  # fmt: skip
    persons.correct(someone["clara-beispiel"], by=office, phone="00000 00 00 33", name="Clara Beispiel-Altername")
    persons.correct(someone["clara-beispiel"], by=office, name="Clara Beispiel")
    persons.correct(someone["gustav-beispiel"], by=office, phone="00000 00 00 55")
    privacy.erase(someone["frieda-beispiel"], by=office)
    open_login(someone["max-beispiel"], by=office)
    privacy.hand_over(someone["erika-beispiel"], by=office)
    take_in(_mail(), office.body)
    return said


def _said(office) -> dict[str, str]:
    """Three concerns: one with a photo, answered, on paper with a link; one public; one that waits."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    from sozialraum.accounts.models import PersonalLink  # noqa: PLC0415
    from sozialraum.acts import guard  # noqa: PLC0415
    from sozialraum.concerns.actions.answering import answer  # noqa: PLC0415
    from sozialraum.concerns.actions.moving import assign, publish, read  # noqa: PLC0415
    from sozialraum.concerns.actions.saying import say  # noqa: PLC0415
    from sozialraum.concerns.models import Photo, Topic  # noqa: PLC0415
    from sozialraum.concerns.ports import storage  # noqa: PLC0415
    from sozialraum.decisions.models import Resolution  # noqa: PLC0415
    from sozialraum.foundation.visitor import Visitor  # noqa: PLC0415
    from sozialraum.photos import cleaning  # noqa: PLC0415

    picture = BytesIO()
    Image.new("RGB", (240, 160), (30, 30, 120)).save(picture, "JPEG")
    kept = storage.keep(cleaning.cleaned(SimpleUploadedFile("dunkel.jpg", picture.getvalue())))
    ways, nobody = Topic.objects.get(key="wege"), Visitor(office.body)
    words = {"by": nobody, "topic": ways, "language": "de"}
    dark, link = say(
        office.body, text="Am Beispielplatz ist es dunkel.", reply_by="post", name="Lea Beispiel",
        postal_address="Beispielweg 7", photos=[kept], may_be_public=True, **words,
    )  # fmt: skip
    read(dark, by=office)
    shown = list(Photo.objects.filter(concern=dark))
    assign(dark, topic=ways, organizations=dark.groups, shared_text="Dunkler Platz.", shared_photos=shown, by=office)
    decided = Resolution.objects.get(key="ordnung-beschlossen")
    answer(dark, text="Zwei Lampen sind bestellt.", resolution=decided, by=office)
    public, _link = say(office.body, text="Eine Bank fehlt.", reply_by="none", may_be_public=True, **words)
    read(public, by=office)
    publish(public, public_text="Es fehlt eine Bank.", by=office)
    say(office.body, text="Der Weg ist uneben.", reply_by="phone", phone="00000 00 00 08", **words)
    with guard.opened():
        PersonalLink.objects.filter(subject_key=dark.key).update(expires=FOR_GOOD)
    path = "/l/" + link.partition("/l/")[2]
    return {"link": path, "number": dark.number, "code": dark.code, "concern": dark.key}


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Nils Beispiel <nils@beispielviertel.example>", "buero@beispielviertel.example"
    mail["Subject"], mail["Message-ID"] = "Frage zum Beispielfest", "<frage@beispielviertel.example>"
    mail["Date"] = "Mon, 02 Nov 2026 10:00:00 +0100"
    mail.set_content("Wann ist das Fest?\n")
    return mail.as_bytes()


def _afterwards() -> dict[str, str]:
    """What the archive still holds, and must not bring back."""
    from sozialraum.papers.actions import papers, versions  # noqa: PLC0415
    from sozialraum.papers.models import Paper, Version  # noqa: PLC0415
    from sozialraum.people.models import Person  # noqa: PLC0415
    from sozialraum.privacy import actions as privacy  # noqa: PLC0415

    office = _office()
    privacy.erase(Person.objects.get(key="gustav-beispiel"), by=office)
    versions.withdraw(Version.objects.get(paper__key="ueberholt"), by=office)
    papers.withdraw(Paper.objects.get(key="ueberholt"), by=office)
    return {}


def _stored(data: Path, folder: Path) -> None:
    """The archive with its list, and the data folder; the database packed, since most of it is empty."""
    (folder / "archive").mkdir(parents=True)
    for path in (data / "backups").iterdir():
        if not path.name.startswith("."):
            shutil.copy(path, folder / "archive" / path.name)
    (folder / "archive" / "backup-key").write_text(f"{BACKUP_KEY}\n", encoding="ascii")
    shutil.copytree(data / "files", folder / "sqlite" / "files")
    shutil.copy(data / "secret-key", folder / "sqlite" / "secret-key")
    with gzip.GzipFile(folder / "sqlite" / "sozialraum.sqlite3.gz", "wb", mtime=0) as packed:
        packed.write((data / "sozialraum.sqlite3").read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
