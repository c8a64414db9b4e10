import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import sozialraum.foundation.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('network', '0001_initial'),
        ('joining', '0002_errands_make_room'),  # both tables would have a constraint of this name
    ]

    operations = [
        migrations.CreateModel(
            name='Errand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', sozialraum.foundation.keys.KeyField(editable=False, max_length=80, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z')])),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('modified', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted', models.DateTimeField(editable=False, null=True)),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('about', models.CharField(editable=False, help_text='Label of what it belongs to.', max_length=60)),
                ('about_key', models.CharField(editable=False, max_length=80)),
                ('path', models.CharField(blank=True, help_text='Where the office reads more about it.', max_length=200)),
                ('name', models.CharField(blank=True, help_text='Whom to ask for.', max_length=200)),
                ('reach', models.TextField(blank=True, help_text='The phone number, or the address of the letter.')),
                ('note', models.CharField(blank=True, help_text='What helps to be understood, e.g. the language.', max_length=300)),
                ('way', models.CharField(choices=[('phone', 'am Telefon'), ('post', 'mit der Post')], max_length=10)),
                ('topic', models.CharField(choices=[('date', 'Termin'), ('question', 'Rückfrage'), ('admission', 'Aufnahme'), ('refusal', 'Absage'), ('receipt', 'Eingang'), ('answer', 'Antwort')], max_length=20)),
                ('text', models.TextField()),
                ('done', models.DateTimeField(blank=True, null=True)),
                ('body', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.body')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['body', 'about', 'about_key'], name='errand_about')],
                'constraints': [models.UniqueConstraint(fields=('body', 'key'), name='errand_key_once', violation_error_message='Diesen Schlüssel gibt es hier schon.')],
            },
        ),
    ]
