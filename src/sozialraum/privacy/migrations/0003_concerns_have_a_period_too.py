from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('privacy', '0002_what_came_back_is_kept'),
    ]

    operations = [
        migrations.AlterField(
            model_name='period',
            name='kind',
            field=models.CharField(choices=[('letters', 'Briefe und E-Mails'), ('received', 'Was per Post zurückkam'), ('requests', 'Abgeschlossene Beitrittsanfragen'), ('concerns', 'Anliegen, die beantwortet oder sonst beendet sind'), ('contact', 'Kontaktdaten von Menschen, die nicht mehr dabei sind'), ('links', 'Abgelaufene persönliche Links'), ('names', 'Namen und Werte im Verlauf')], max_length=20),
        ),
    ]
