"""What was counted becomes the first round of voting; minutes that were approved are published, and approved by all.

Each group that held the meeting has approved them, on the day that was recorded, in a way that is not. A day of
approval counts even where the state did not say so. Where no group is known, the note keeps the approval in words.

Why: several rounds, a result for each group, and that minutes are published and approved could not be said.
Undo: the votes of the first round and the approvals go back, as far as one state and one date can hold them.
"""

from django.db import migrations
from django.db.models import Q

NUMBERS = ("yes", "no", "abstain", "recused")


def count_by_round(apps, schema_editor):
    votes = apps.get_model("decisions", "Vote").objects.order_by("resolution", "pk")
    ballots, counts = apps.get_model("decisions", "Ballot").objects, apps.get_model("decisions", "VoteCount").objects
    known = {}
    for vote in votes:
        numbers = {name: getattr(vote, name) for name in NUMBERS}
        if all(number is None for number in numbers.values()):
            continue  # a row that says nothing
        if vote.resolution_id not in known:
            known = {vote.resolution_id: ballots.create(resolution_id=vote.resolution_id, round=1)}
        ballot = known[vote.resolution_id]
        counts.create(ballot=ballot, organization_id=vote.organization_id, **numbers)


def approve_by_group(apps, schema_editor):
    minutes, holders = apps.get_model("decisions", "Minutes").objects, apps.get_model("meetings", "Holder").objects
    approvals = apps.get_model("decisions", "Approval").objects
    for one in minutes.filter(Q(state="approved") | Q(approved_date__isnull=False), deleted=None).order_by("pk"):
        groups = list(holders.filter(meeting=one.meeting_id).order_by("position").values_list("organization", flat=True))
        approvals.bulk_create(
            approvals.model(minutes=one, organization_id=group, date=one.approved_date, way="unknown")
            for group in groups
        )
        said = f"Genehmigt: {one.approved_date}." if one.approved_date else "Genehmigt."
        if not groups and said not in one.note and len(f"{one.note} {said}".strip()) <= 500:
            minutes.filter(pk=one.pk).update(note=f"{one.note} {said}".strip())
    minutes.filter(state="approved").update(state="published")
    schema_editor.connection.check_constraints()  # now: later changes of the same tables may share the transaction


def count_once(apps, schema_editor):
    votes, counts = apps.get_model("decisions", "Vote").objects, apps.get_model("decisions", "VoteCount").objects
    for count in counts.filter(ballot__round=1, organization__isnull=False).select_related("ballot").order_by("pk"):
        numbers = {name: getattr(count, name) for name in NUMBERS}
        votes.create(resolution_id=count.ballot.resolution_id, organization_id=count.organization_id, **numbers)


def approve_once(apps, schema_editor):
    minutes, approvals = apps.get_model("decisions", "Minutes").objects, apps.get_model("decisions", "Approval").objects
    for approval in approvals.order_by("pk"):
        mine = minutes.filter(pk=approval.minutes_id)
        mine.update(approved_date=approval.date)
        mine.filter(state="published").update(state="approved")
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0004_votes_by_round_and_group"),
        ("meetings", "0004_a_meeting_is_under_way"),
    ]

    operations = [
        migrations.RunPython(count_by_round, count_once),
        migrations.RunPython(approve_by_group, approve_once),
    ]
