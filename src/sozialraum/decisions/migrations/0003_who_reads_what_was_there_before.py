"""For rows that were there before: since when a record is public, and for whose members papers and files are.

Public is the record of a meeting that was held and whose minutes are no draft. What is for members names the groups
that talked about it, adopted it or have it in their minutes; where there are none, all groups of its network. The
founding file fills in the same where it says nothing (``founding/audience.py``).

Why: whoever reads something is said by rows from now on, and nothing that was there may become unreadable for all.
Undo: nothing is taken back here; the columns and tables go with the migrations of their rooms.
"""

from django.db import migrations
from django.db.models import F

GROUPS = ("plenum", "working_group", "steering_group")


def publish_what_was_public(apps, schema_editor):
    meetings, minutes = apps.get_model("meetings", "Meeting"), apps.get_model("decisions", "Minutes")
    drafts = minutes.objects.filter(state="draft", deleted=None).values("meeting")
    held = meetings.objects.filter(state="held", deleted=None, record_published=None)
    held.exclude(pk__in=drafts).update(record_published=F("modified"))


def name_the_groups(apps, schema_editor):
    known = _had_to_do(apps)
    organizations = apps.get_model("bodies", "Organization").objects
    keys = dict(organizations.values_list("pk", "key"))
    for model, through in (("Paper", "PaperGroup"), ("File", "FileGroup")):
        things, links = apps.get_model("papers", model).objects, apps.get_model("papers", through).objects
        for pk, body in things.filter(audience="members", deleted=None).values_list("pk", "body"):
            everybody = organizations.filter(body=body, deleted=None, classification__in=GROUPS)
            found = known.get((model, pk)) or set(everybody.values_list("pk", flat=True))
            in_order = sorted(found, key=lambda one: keys[one])
            links.bulk_create(
                links.model(**{f"{model.lower()}_id": pk, "organization_id": one, "position": place})
                for place, one in enumerate(in_order, 1)
            )
    schema_editor.connection.check_constraints()  # now: later changes of the same tables may share the transaction


def _had_to_do(apps):
    """By kind and primary key, the groups that talked about it, adopted it or have it in their minutes."""
    known = {}

    def had(kind, rows):
        for thing, organization in rows:
            if organization:
                known.setdefault((kind, thing), set()).add(organization)

    def rows(app, model):
        return apps.get_model(app, model).objects

    consulted = rows("meetings", "Consultation").filter(deleted=None, paper__isnull=False)
    had("Paper", consulted.values_list("paper", "agenda_item__meeting__organizations"))
    had("Paper", rows("papers", "Adoption").values_list("version__paper", "organizations"))
    kept = rows("decisions", "Minutes").filter(deleted=None, file__isnull=False)
    had("File", kept.values_list("file", "meeting__organizations"))
    versions = rows("papers", "Version").filter(deleted=None, file__isnull=False)
    for paper, file in list(versions.values_list("paper", "file")):
        had("File", [(file, one) for one in known.get(("Paper", paper), ())])
    return known


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0002_minutes_say_who_was_there_and_what_follows"),
        ("meetings", "0003_a_record_is_published"),
        ("papers", "0004_papers_name_their_groups"),
    ]

    operations = [
        migrations.RunPython(publish_what_was_public, migrations.RunPython.noop),
        migrations.RunPython(name_the_groups, migrations.RunPython.noop),
    ]
