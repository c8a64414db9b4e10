"""Errands move to the room that reaches everybody who has no account.

Why: concerns are answered by phone and letter as wishes to join are, and the office has one list of both.
Undo: nothing is moved back; errands not yet run would have to be written again from the wishes they belong to.
"""

from django.db import migrations, models


def move(apps, _editor):
    Old, New = apps.get_model("joining", "Errand"), apps.get_model("reaching", "Errand")
    for one in Old.objects.select_related("join_request"):
        wish = one.join_request
        New.objects.create(
            body_id=one.body_id,
            key=one.key,
            created=one.created,
            modified=one.modified,
            deleted=one.deleted,
            revision=one.revision,
            about="joining.JoinRequest",
            about_key=wish.key,
            path="" if one.deleted else f"beitritte/{wish.key}/",
            name="" if one.deleted else wish.name,
            reach="" if one.deleted else wish.phone if one.way == "phone" else wish.postal_address,
            way=one.way,
            topic=one.topic,
            text=one.text,
            done=one.done,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("joining", "0002_errands_make_room"),
        ("reaching", "0001_word_that_somebody_brings"),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="joinrequest",
            name="reply_by",
            field=models.CharField(
                choices=[
                    ("mail", "per E-Mail"),
                    ("phone", "am Telefon"),
                    ("post", "mit der Post"),
                    ("visit", "Ich komme vorbei"),
                    ("none", "gar nicht"),
                ],
                default="mail",
                max_length=10,
            ),
        ),
        migrations.DeleteModel(name="Errand"),
    ]
