"""A task may come from an item or a decision, and be due at the next sitting."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0014_more_results_and_money'),
        ('meetings', '0010_who_may_come'),
        ('network', '0002_labels_of_columns'),
        ('tasks', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='task',
            name='agenda_item',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.agendaitem', verbose_name='Punkt'),
        ),
        migrations.AddField(
            model_name='task',
            name='next_sitting',
            field=models.BooleanField(default=False, verbose_name='Bis zur nächsten Sitzung'),
        ),
        migrations.AddField(
            model_name='task',
            name='resolution',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.resolution', verbose_name='Beschluss'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('due', None), ('next_sitting', False), _connector='OR'), name='task_is_due_once', violation_error_message='Bis wann: ein Tag oder die nächste Sitzung, nicht beides.'),
        ),
    ]
