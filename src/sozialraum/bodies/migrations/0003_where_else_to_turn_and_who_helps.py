from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0002_an_institution_says_more_about_itself'),
    ]

    operations = [
        migrations.AlterField(
            model_name='text',
            name='kind',
            field=models.CharField(choices=[('purpose', 'Wozu es das Netzwerk gibt'), ('part_of', 'Wovon es ein Teil ist'), ('participation', 'Wie man mitmacht oder ein Anliegen vorbringt'), ('office_address', 'Anschrift der Geschäftsstelle'), ('office_phone', 'Telefon der Geschäftsstelle'), ('office_email', 'E-Mail-Adresse der Geschäftsstelle'), ('office_hours', 'Sprechzeiten'), ('office_languages', 'Sprachen im Büro'), ('imprint', 'Impressum: Anbieter, Vertretung, Kontakt (§ 5 DDG)'), ('privacy', 'Datenschutz: Verantwortliche, Datenschutzbeauftragte'), ('defects', 'Adresse des Mängelmelders der Stadt'), ('petition', 'Adresse für Anregungen an den Rat (§ 24 GO NRW)'), ('help_lines', 'Hilfetelefone, eines je Zeile'), ('accessibility', 'Barrierefreiheit: Stand und Kontakt')], max_length=30),
        ),
    ]
