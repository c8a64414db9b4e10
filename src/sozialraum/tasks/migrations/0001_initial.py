"""Tasks as the room of decisions left them: the table is there already, under this name."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import sozialraum.foundation.dates
import sozialraum.foundation.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('decisions', '0013_tasks_have_a_room'),
        ('network', '0002_labels_of_columns'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Task',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', sozialraum.foundation.keys.KeyField(editable=False, max_length=80, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z')])),
                        ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ('modified', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ('deleted', models.DateTimeField(editable=False, null=True)),
                        ('revision', models.PositiveIntegerField(default=1, editable=False)),
                        ('order', models.PositiveSmallIntegerField(default=0, verbose_name='Reihenfolge')),
                        ('who', models.CharField(blank=True, max_length=200, verbose_name='Wer')),
                        ('what', models.CharField(max_length=500, verbose_name='Was')),
                        ('due', sozialraum.foundation.dates.PartialDateField(blank=True, null=True, verbose_name='Bis wann')),
                        ('done', models.BooleanField(default=False, verbose_name='Erledigt')),
                        ('body', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.body')),
                        ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.minutes', verbose_name='Protokoll')),
                    ],
                    options={
                        'verbose_name': 'Aufgabe',
                        'ordering': ['order', 'pk'],
                        'abstract': False,
                        'constraints': [models.UniqueConstraint(fields=('body', 'key'), name='task_key_once', violation_error_message='Diesen Schlüssel gibt es hier schon.')],
                    },
                ),
            ],
        ),
    ]
