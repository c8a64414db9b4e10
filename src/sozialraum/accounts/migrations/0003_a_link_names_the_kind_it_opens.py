"""What named a kind of thing by the label of its model names it by its stored word.

Why: models may be renamed and moved, what is stored may not lose its meaning by that. Undo: nothing to undo, the
program before this one looked for labels; ``KIND_OF_LABEL`` read backwards gives them.
"""

from django.db import migrations, models

# As ``foundation.kinds`` has it; written out, since this floor lies below that one.
KIND_OF_LABEL = {
    "accounts.User": "user",
    "bodies.LegislativeTerm": "legislative-term",
    "bodies.Location": "location",
    "bodies.Organization": "organization",
    "concerns.Concern": "concern",
    "concerns.Photo": "photo",
    "concerns.Reply": "reply",
    "concerns.Topic": "topic",
    "contacts.ContactImport": "contact-import",
    "decisions.Minutes": "minutes",
    "decisions.Resolution": "resolution",
    "decisions.Task": "task",
    "joining.JoinRequest": "join-request",
    "meetings.AgendaItem": "agenda-item",
    "meetings.Consultation": "consultation",
    "meetings.Meeting": "meeting",
    "network.Body": "body",
    "papers.Adoption": "adoption",
    "papers.File": "file",
    "papers.Paper": "paper",
    "papers.Version": "version",
    "people.Consent": "consent",
    "people.Membership": "membership",
    "people.Person": "person",
    "people.Recipient": "recipient",
    "people.Seat": "seat",
    "post.Incoming": "incoming",
    "post.Letter": "letter",
    "post.MailServer": "mail-server",
    "post.Mailbox": "mailbox",
    "privacy.Period": "period",
    "reaching.Errand": "errand",
}


def rename(apps, schema_editor):
    """What named a kind by the label of its model names it by its stored word."""
    db = schema_editor.connection.alias
    for model, column in [("accounts.PersonalLink", "subject")]:
        rows = apps.get_model(model).objects.using(db)
        for label, kind in KIND_OF_LABEL.items():
            rows.filter(**{column: label}).update(**{column: kind})


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_a_link_may_found_a_body_and_be_used_up")]

    operations = [
        migrations.AlterField(
            model_name="personallink",
            name="subject",
            field=models.CharField(help_text="Kind of the thing it opens, e.g. meeting.", max_length=60),
        ),
        migrations.RunPython(rename, migrations.RunPython.noop),
    ]
