"""Lists and counts of a hundred thousand problems are answered by indexes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two indexes over the episodes."""

    dependencies = [("problems", "0002_merging_origins_signed_lists")]

    operations = [
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(
                fields=["division", "state", "is_current", "due"], name="episode_place"
            ),
        ),
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(
                fields=["state", "division", "is_current", "due"], name="episode_count"
            ),
        ),
    ]
