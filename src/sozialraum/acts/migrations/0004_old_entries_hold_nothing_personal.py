"""Take personal values out of old details, and say in the chain which details were erased or reduced so far.

Why: the journal showed contacts and messages to whoever reads it, and a detail that was deleted was never missed.
Undo: nothing comes back; the entry that says so stays in the chain, and an older program reads it like any other, but
does not know ``erased`` and so finds that entry altered.
"""

# Whatever a later version may change (columns, digests, the form of ``erased``) is written out here once more.

import datetime as dt
import hashlib
import json
import secrets

from django.db import migrations
from django.utils import timezone

CHANGED = "geändert"
ASKED = {"email", "phone", "postal_address", "sending", "told_for", "told_as"}
NEEDS = {"language", "needs_interpreter", "needs_child_care", "needs_step_free"}
PERSONAL = {
    "people.Person": {"name", "email", "phone", "postal_address", "login", "factors"} | NEEDS,
    "people.Recipient": {"name", "email"},
    "people.Consent": {"wording"},
    "network.Body": {"login", "factors"},
    "joining.JoinRequest": ASKED | NEEDS | {"name", "institution", "message", "question", "answer", "reason"},
    "reaching.Errand": {"name", "reach", "note", "text"},
    "joining.Errand": {"name", "reach", "note", "text"},
    "concerns.Concern": ASKED | {"name", "occasion", "text", "shared_text", "public_text", "reason"},
    "concerns.Photo": {"storage_name", "sha256"},
    "concerns.Reply": {"text"},
    "post.Letter": {"to", "name", "postal_address", "reply_to", "subject", "text", "said"},
    "post.Incoming": {"sender", "sender_name", "subject", "text", "said"},
    "post.MailServer": {"user", "from_address", "from_name", "reply_to"},
    "post.Mailbox": {"user"},
    "contacts.ContactImport": {"file_name", "uploaded_by", "sheet", "sheets", "headings", "columns", "answers"},
}
AT_ONCE = 500


def sha256(told):
    canonical = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def without_personal(subject, changes):
    """The same changes; of a personal column only that it changed, and nothing of what was created in it."""
    left = {}
    for name, pair in changes.items():
        if isinstance(pair, list) and len(pair) == 2 and isinstance(pair[1], dict):
            hidden = PERSONAL.get(name.partition(" ")[0], set())
            left[name] = [pair[0], {column: value for column, value in pair[1].items() if column not in hidden}]
        elif name in PERSONAL.get(subject, set()):
            left[name] = [None, CHANGED]
        else:
            left[name] = pair
    return left


def reduced(details):
    """Save what is left of each; yields ``number=digest``. What was altered stays, so that it is still noticed."""
    for detail in details.select_related("entry").order_by("entry__number").iterator(AT_ONCE):
        left = without_personal(detail.entry.subject, detail.changes)
        if left == detail.changes or detail.entry.digest != sha256([detail.salt, detail.by, detail.changes]):
            continue
        detail.changes = left
        detail.save(update_fields=["changes"])
        yield f"{detail.entry.number}={sha256([detail.salt, detail.by, left])}"


def ranges(numbers):
    runs = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]


def name(apps, body, head, erased):
    """One entry more at the end of the chain."""
    Entry, Detail = apps.get_model("acts", "Entry"), apps.get_model("acts", "Detail")
    detail = Detail(salt=secrets.token_hex(16), by="Das Haus", changes={})
    entry = Entry(
        body=body,
        number=head.number + 1,
        at=timezone.now(),
        act="acts.note_erased",
        says="hat festgehalten, welche Einzelheiten gelöscht sind, und persönliche Angaben aus dem Verlauf genommen",
        way="house",
        subject="network.Body",
        subject_key=body.key,
        also=[],
        digest=sha256([detail.salt, detail.by, detail.changes]),
        erased=erased,
        previous=head.hash,
    )
    told = [entry.previous, body.pk, entry.number, entry.at.astimezone(dt.UTC).isoformat(), entry.act, entry.says]
    told += [entry.way, entry.subject, entry.subject_key, entry.also, entry.digest, entry.erased]
    entry.hash = sha256(told)
    entry.save()
    detail.entry = entry
    detail.save()
    head.number, head.hash = entry.number, entry.hash
    head.save()


def name_what_is_gone(apps, schema_editor):
    Entry, Detail, Head = (apps.get_model("acts", model) for model in ("Entry", "Detail", "Head"))
    for head in Head.objects.select_related("body").order_by("pk"):
        last = Entry.objects.filter(body=head.body).order_by("-number").first()
        if last is None or (last.number, last.hash) != (head.number, head.hash):
            continue  # the chain does not hold; an entry behind it would hide that
        gone = Entry.objects.filter(body=head.body, detail=None).order_by("number").values_list("number", flat=True)
        parts = ranges(gone) + list(reduced(Detail.objects.filter(entry__body=head.body)))
        for first in range(0, len(parts), AT_ONCE):
            name(apps, head.body, head, ",".join(parts[first : first + AT_ONCE]))
    schema_editor.connection.check_constraints()  # a restore runs further migrations in the same transaction


class Migration(migrations.Migration):
    dependencies = [("acts", "0003_entries_name_what_they_erased")]

    operations = [migrations.RunPython(name_what_is_gone, migrations.RunPython.noop)]
