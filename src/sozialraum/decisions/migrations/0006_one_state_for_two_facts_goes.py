from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0005_what_was_counted_and_approved'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='minutes',
            name='minutes_state_is_known',
        ),
        migrations.RemoveField(
            model_name='minutes',
            name='approved_date',
        ),
        migrations.AlterField(
            model_name='minutes',
            name='state',
            field=models.CharField(choices=[('draft', 'Entwurf'), ('published', 'veröffentlicht')], default='draft', editable=False, max_length=20),
        ),
        migrations.AddConstraint(
            model_name='minutes',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published'])), name='minutes_state_is_known'),
        ),
        migrations.DeleteModel(
            name='Vote',
        ),
    ]
