"""For what was corrected before: the day on which something everybody could read was corrected, as the journal has it.

Until now each page looked for it in the journal, which no founding file carries.

Why: feed, data for machines and file say when something was corrected, too, and a file brings it along.
Undo: nothing is taken back here; the columns go with the migrations of their rooms, and the journal stays.
"""

from django.db import migrations
from django.utils import timezone

from sozialraum.acts.corrections import is_correction

OF = {
    "meeting": ("meetings", "Meeting", ()),
    "agenda-item": ("meetings", "AgendaItem", ("meeting",)),
    "minutes": ("decisions", "Minutes", ("meeting",)),
    "task": ("decisions", "Task", ("minutes", "meeting")),
    "resolution": ("decisions", "Resolution", ()),
    "version": ("papers", "Version", ()),
}


def read_the_journal(apps, schema_editor):
    subjects = apps.get_model("acts", "EntrySubject").objects.filter(position=0, kind__in=OF)
    found = subjects.order_by("entry__number").values_list(
        "kind", "key", "entry__body", "entry__act", "entry__at", "entry__detail__changes"
    )
    for kind, key, body, act, at, changes in found.iterator():
        if is_correction(act, changes or {}):
            app, model, way = OF[kind]
            thing = apps.get_model(app, model).objects.filter(body=body, key=key, deleted=None).first()
            for shown in _shown_in(thing, way) if thing else ():
                since = _public_since(shown)
                if since and timezone.localdate(at) > timezone.localdate(since):
                    type(shown).objects.filter(pk=shown.pk).update(corrected=at)


def _shown_in(thing, way):
    """The thing itself, or the meeting on whose page it stands; a decision stands on its own page and there."""
    if not getattr(getattr(thing, "agenda_item", thing), "public", True):
        return
    for name in way:
        thing = getattr(thing, name)
    yield thing
    if getattr(thing, "agenda_item_id", None) or (hasattr(thing, "resolution_text") and thing.meeting):
        yield thing.meeting


def _public_since(shown):
    meeting = shown if hasattr(shown, "record_published") else getattr(shown, "meeting", None)
    return meeting.record_published if meeting else shown.created


class Migration(migrations.Migration):
    dependencies = [
        ("acts", "0007_labels_of_columns"),
        ("decisions", "0010_corrected_is_kept"),
        ("meetings", "0008_corrected_is_kept"),
        ("papers", "0006_corrected_is_kept"),
    ]

    operations = [migrations.RunPython(read_the_journal, migrations.RunPython.noop)]
