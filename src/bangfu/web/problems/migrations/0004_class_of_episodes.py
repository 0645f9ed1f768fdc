"""An episode knows the class of its problem, so that lists ask one table."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

from bangfu.web.trail.guard import acting


def fill(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Copy the class from the problem to its episodes."""
    problems = apps.get_model("problems", "Problem").objects
    own = problems.filter(pk=OuterRef("problem")).values("problem_class")
    with acting():
        apps.get_model("problems", "Episode").objects.update(
            problem_class=Subquery(own)
        )


class Migration(migrations.Migration):
    """The column, its values, and the index that answers for a place."""

    dependencies = [("problems", "0003_lists_from_indexes")]

    operations = [
        migrations.AddField(
            model_name="episode",
            name="problem_class",
            field=models.CharField(default="", max_length=12),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="episode", name="episode_due"),
        migrations.RemoveIndex(model_name="episode", name="episode_place"),
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(
                fields=[
                    "division",
                    "is_current",
                    "state",
                    "problem_class",
                    "due",
                    "turn_role",
                    "turn_unit",
                ],
                name="episode_place",
            ),
        ),
    ]
