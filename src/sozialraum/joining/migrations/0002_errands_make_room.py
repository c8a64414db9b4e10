from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("joining", "0001_somebody_asks_to_join")]

    operations = [migrations.RemoveConstraint(model_name="errand", name="errand_key_once")]
