import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import sozialraum.foundation.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bodies', '0003_where_else_to_turn_and_who_helps'),
        ('decisions', '0002_minutes_say_who_was_there_and_what_follows'),
        ('meetings', '0001_initial'),
        ('network', '0001_initial'),
        ('papers', '0002_a_paper_has_a_public_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', sozialraum.foundation.keys.KeyField(editable=False, max_length=80, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z')])),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('modified', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted', models.DateTimeField(editable=False, null=True)),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('reply_by', models.CharField(choices=[('mail', 'per E-Mail'), ('phone', 'am Telefon'), ('post', 'mit der Post'), ('visit', 'Ich komme vorbei'), ('none', 'gar nicht')], default='mail', max_length=10)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=60)),
                ('postal_address', models.TextField(blank=True)),
                ('email_confirmed', models.DateTimeField(blank=True, null=True)),
                ('on_behalf', models.BooleanField(default=False, help_text='Typed in by the office for somebody.')),
                ('sending', models.CharField(blank=True, help_text='The mark of the form, known if sent twice.', max_length=40)),
                ('promised', models.DateTimeField(blank=True, help_text='When word was promised, as no date was set.', null=True)),
                ('told_for', models.CharField(blank=True, help_text='Key of the meeting they were told of.', max_length=80)),
                ('told_as', models.CharField(blank=True, help_text='What they were told of it.', max_length=200)),
                ('ordinal', models.PositiveIntegerField(editable=False, help_text='Counts up within the body; A-17 on paper.')),
                ('code_series', models.PositiveSmallIntegerField(default=1, editable=False, help_text='Raised for another code.')),
                ('name', models.CharField(blank=True, max_length=200)),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('de-simple', 'Leichte Sprache'), ('en', 'Englisch'), ('ar', 'Arabisch'), ('fa', 'Persisch und Dari'), ('uk', 'Ukrainisch'), ('tr', 'Türkisch'), ('kmr', 'Kurmandschi'), ('fr', 'Französisch'), ('other', 'eine andere')], default='de', max_length=10)),
                ('way_in', models.CharField(choices=[('form', 'im Formular'), ('phone', 'am Telefon'), ('visit', 'im Büro'), ('letter', 'als Brief'), ('card', 'als Wunschkarte')], default='form', max_length=10)),
                ('text', models.TextField(blank=True)),
                ('may_be_public', models.BooleanField(default=False, help_text='Whoever said it agreed to that.')),
                ('state', models.CharField(choices=[('received', 'angekommen'), ('read', 'gelesen'), ('with_group', 'liegt beim Gremium'), ('on_agenda', 'steht auf einer Tagesordnung'), ('answered', 'beantwortet'), ('referred', 'weiterverwiesen'), ('withdrawn', 'zurückgezogen'), ('set_aside', 'beiseitegelegt')], default='received', editable=False, max_length=20)),
                ('shared_text', models.TextField(blank=True)),
                ('public_text', models.TextField(blank=True)),
                ('published', models.DateTimeField(blank=True, editable=False, null=True)),
                ('referred_to', models.CharField(blank=True, choices=[('defects', 'Mängelmelder der Stadt'), ('council', 'Rat der Stadt (§ 24 GO NRW)'), ('advice', 'Beratungsstelle'), ('other', 'andere Stelle')], max_length=10)),
                ('reason', models.TextField(blank=True, help_text='Why it was referred or set aside.')),
                ('answered', models.DateTimeField(blank=True, help_text='When the first answer went back.', null=True)),
                ('ended', models.DateTimeField(blank=True, help_text='When it was answered, referred, withdrawn, …', null=True)),
                ('anonymised', models.DateTimeField(blank=True, null=True)),
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.agendaitem')),
                ('body', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.body')),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.paper')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Answered',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='concerns.concern')),
            ],
        ),
        migrations.CreateModel(
            name='ConcernGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='concerns.concern')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.organization')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.AddField(
            model_name='concern',
            name='organizations',
            field=models.ManyToManyField(related_name='+', through='concerns.ConcernGroup', to='bodies.organization'),
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', sozialraum.foundation.keys.KeyField(editable=False, max_length=80, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z')])),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('modified', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted', models.DateTimeField(editable=False, null=True)),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('storage_name', models.CharField(help_text='Where the bytes lie; beside them the small picture.', max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('shared', models.BooleanField(default=False, help_text='Members of its groups may see it.')),
                ('body', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.body')),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='concerns.concern')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer_days', models.PositiveSmallIntegerField(default=14, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)])),
                ('meeting_weeks', models.PositiveSmallIntegerField(default=12, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(52)])),
                ('body', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.body')),
            ],
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', sozialraum.foundation.keys.KeyField(editable=False, max_length=80, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z')])),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('modified', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted', models.DateTimeField(editable=False, null=True)),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField(blank=True)),
                ('body', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.body')),
                ('concerns', models.ManyToManyField(related_name='replies', through='concerns.Answered', to='concerns.concern')),
                ('resolution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.resolution')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='answered',
            name='reply',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='concerns.reply'),
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', sozialraum.foundation.keys.KeyField(editable=False, max_length=80, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z')])),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('modified', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted', models.DateTimeField(editable=False, null=True)),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=200)),
                ('note', models.CharField(blank=True, help_text='What belongs here, by example.', max_length=300)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('body', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.body')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='concern',
            name='topic',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='concerns.topic'),
        ),
        migrations.CreateModel(
            name='TopicGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.organization')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='concerns.topic')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.AddField(
            model_name='topic',
            name='organizations',
            field=models.ManyToManyField(related_name='+', through='concerns.TopicGroup', to='bodies.organization'),
        ),
        migrations.AddConstraint(
            model_name='concerngroup',
            constraint=models.UniqueConstraint(fields=('concern', 'organization'), name='concerngroup_once'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.UniqueConstraint(fields=('body', 'key'), name='photo_key_once', violation_error_message='Diesen Schlüssel gibt es hier schon.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.UniqueConstraint(fields=('body', 'key'), name='reply_key_once', violation_error_message='Diesen Schlüssel gibt es hier schon.'),
        ),
        migrations.AddConstraint(
            model_name='answered',
            constraint=models.UniqueConstraint(fields=('concern', 'reply'), name='answered_once'),
        ),
        migrations.AddIndex(
            model_name='concern',
            index=models.Index(fields=['body', 'state'], name='concern_by_state'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.UniqueConstraint(fields=('body', 'key'), name='concern_key_once', violation_error_message='Diesen Schlüssel gibt es hier schon.'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.UniqueConstraint(fields=('body', 'ordinal'), name='concern_number_once'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['received', 'read', 'with_group', 'on_agenda', 'answered', 'referred', 'withdrawn', 'set_aside'])), name='concern_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.CheckConstraint(condition=models.Q(('anonymised__isnull', False), models.Q(('reply_by', 'mail'), models.Q(('email', ''), _negated=True)), models.Q(('reply_by', 'phone'), models.Q(('phone', ''), _negated=True)), models.Q(('reply_by', 'post'), models.Q(('postal_address', ''), _negated=True)), ('reply_by__in', ['visit', 'none']), _connector='OR'), name='concern_can_be_answered', violation_error_message='Es fehlt, wie wir antworten können.'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.CheckConstraint(condition=models.Q(('published', None), models.Q(('may_be_public', True), models.Q(('public_text', ''), _negated=True)), ('deleted__isnull', False), _connector='OR'), name='concern_published_is_agreed_and_worded', violation_error_message='Öffentlich wird nur, was öffentlich sein darf, in Worten des Büros.'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'on_agenda'), _negated=True), ('agenda_item__isnull', False), _connector='OR'), name='concern_on_agenda_has_an_item', violation_error_message='Es fehlt der Tagesordnungspunkt.'),
        ),
        migrations.AddConstraint(
            model_name='topicgroup',
            constraint=models.UniqueConstraint(fields=('topic', 'organization'), name='topicgroup_once'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.UniqueConstraint(fields=('body', 'key'), name='topic_key_once', violation_error_message='Diesen Schlüssel gibt es hier schon.'),
        ),
    ]
