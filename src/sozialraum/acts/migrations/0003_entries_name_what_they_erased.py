from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('acts', '0002_the_journal_knows_whose_name_it_holds'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='erased',
            field=models.TextField(blank=True, help_text='Numbers of the entries whose details it erased: 1-4,6.'),
        ),
    ]
