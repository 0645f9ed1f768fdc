"""The pages of the trail look for what somebody did, and for a kind of act."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two indexes; the table is not made anew, so its triggers stay."""

    dependencies = [("trail", "0002_only_grows")]
    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["actor", "seq"], name="event_actor"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["type", "seq"], name="event_type"),
        ),
    ]
