from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("acts", "0005_what_an_entry_is_about_stands_in_rows")]

    operations = [
        migrations.AddField(
            model_name="head",
            name="public_mark",
            field=models.CharField(
                default="", help_text="Hash of the last entry whose act changed what the public sees.", max_length=64
            ),
        ),
    ]
