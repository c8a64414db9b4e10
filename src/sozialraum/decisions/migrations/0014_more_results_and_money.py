"""More results, to whom a matter went and what came back, the money it is about; numbers of 30 signs."""

import django.db.models.deletion
import sozialraum.foundation.dates
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0005_the_school_holidays_are_known'),
        ('decisions', '0013_tasks_have_a_room'),
        ('meetings', '0010_who_may_come'),
        ('network', '0002_labels_of_columns'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='resolution',
            name='resolution_result_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='votecount',
            name='votecount_result_is_known',
        ),
        migrations.AddField(
            model_name='resolution',
            name='again_in',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting', verbose_name='Erneut beraten in'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='amount',
            field=models.PositiveIntegerField(blank=True, help_text='Integer cents.', null=True, verbose_name='Betrag in Cent'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='application',
            field=models.CharField(blank=True, max_length=30, verbose_name='Antrag Nr.'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='came_back',
            field=models.TextField(blank=True, verbose_name='Was zurückkam'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='came_back_on',
            field=sozialraum.foundation.dates.PartialDateField(blank=True, null=True, verbose_name='Zurückgekommen am'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='condition',
            field=models.CharField(blank=True, help_text='Or which part was carried.', max_length=300, verbose_name='Vorbehalt'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='period',
            field=models.CharField(blank=True, max_length=100, verbose_name='Zeitraum'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='recipient',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.organization', verbose_name='Für wen'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='recipient_words',
            field=models.CharField(blank=True, help_text='Never the name of a private person.', max_length=200, verbose_name='Für wen, in Worten'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='referred_on',
            field=sozialraum.foundation.dates.PartialDateField(blank=True, null=True, verbose_name='Dort behandelt am'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='referred_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.organization', verbose_name='Empfohlen oder verwiesen an'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='referred_to_words',
            field=models.CharField(blank=True, max_length=200, verbose_name='An wen, in Worten'),
        ),
        migrations.AlterField(
            model_name='resolution',
            name='number',
            field=models.CharField(blank=True, help_text='As printed, e.g. 2027-3. Empty: none recorded.', max_length=30, verbose_name='Nummer'),
        ),
        migrations.AlterField(
            model_name='resolution',
            name='result',
            field=models.CharField(blank=True, choices=[('carried', 'angenommen'), ('rejected', 'abgelehnt'), ('postponed', 'vertagt'), ('noted', 'zur Kenntnis genommen'), ('partly', 'in Teilen angenommen'), ('conditional', 'unter Vorbehalt angenommen'), ('agreed', 'ohne Abstimmung angenommen'), ('recommended', 'empfohlen'), ('referred', 'verwiesen'), ('withdrawn', 'zurückgezogen'), ('elected', 'gewählt')], help_text='Empty: not recorded.', max_length=20, verbose_name='Ergebnis'),
        ),
        migrations.AlterField(
            model_name='votecount',
            name='result',
            field=models.CharField(blank=True, choices=[('carried', 'angenommen'), ('rejected', 'abgelehnt'), ('postponed', 'vertagt'), ('noted', 'zur Kenntnis genommen'), ('partly', 'in Teilen angenommen'), ('conditional', 'unter Vorbehalt angenommen'), ('agreed', 'ohne Abstimmung angenommen'), ('recommended', 'empfohlen'), ('referred', 'verwiesen'), ('withdrawn', 'zurückgezogen'), ('elected', 'gewählt')], help_text='Empty: not recorded.', max_length=20, verbose_name='Ergebnis'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('result', ''), ('result__in', ['carried', 'rejected', 'postponed', 'noted', 'partly', 'conditional', 'agreed', 'recommended', 'referred', 'withdrawn', 'elected']), _connector='OR'), name='resolution_result_is_known'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('recipient', None), ('recipient_words', ''), _connector='OR'), name='resolution_recipient_once', violation_error_message='Bitte wählen Sie es aus, oder schreiben Sie es in Worten, nicht beides.'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('referred_to', None), ('referred_to_words', ''), _connector='OR'), name='resolution_referred_once', violation_error_message='Bitte wählen Sie es aus, oder schreiben Sie es in Worten, nicht beides.'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ('recommended', 'referred')), models.Q(('again_in', None), ('came_back', ''), ('came_back_on', None), ('referred_on', None), ('referred_to', None), ('referred_to_words', '')), _connector='OR'), name='resolution_is_referred', violation_error_message='An wen und was zurückkam, steht nur bei „empfohlen“ und „verwiesen“.'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ('partly', 'conditional', 'recommended', 'referred')), ('condition', ''), _connector='OR'), name='resolution_is_conditional', violation_error_message='Einen Vorbehalt gibt es bei diesem Ergebnis nicht.'),
        ),
        migrations.AddConstraint(
            model_name='votecount',
            constraint=models.CheckConstraint(condition=models.Q(('result', ''), ('result__in', ['carried', 'rejected', 'postponed', 'noted', 'partly', 'conditional', 'agreed', 'recommended', 'referred', 'withdrawn', 'elected']), _connector='OR'), name='votecount_result_is_known'),
        ),
    ]
