"""A page of a county's list is walked in its order instead of sorted whole."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more covering index, of the current episodes only."""

    dependencies = [("problems", "0004_class_of_episodes")]

    operations = [
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(
                condition=models.Q(is_current=True),
                fields=[
                    "due",
                    "id",
                    "division",
                    "state",
                    "problem_class",
                    "turn_role",
                    "turn_unit",
                    "is_current",
                ],
                name="episode_order",
            ),
        ),
    ]
