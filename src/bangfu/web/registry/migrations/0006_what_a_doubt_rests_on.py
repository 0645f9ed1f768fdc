"""What the doubt about a row rests on, and what hangs on it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """识别依据 and probability of a doubtful row; the queue by what hangs on each."""

    dependencies = [
        ("registry", "0005_taught_headings"),
    ]

    operations = [
        migrations.AddField(
            model_name="unsurerow",
            name="method",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddField(
            model_name="unsurerow",
            name="probability",
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name="unsurerow",
            name="hits",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RemoveIndex(
            model_name="unsurerow",
            name="unsure_queue",
        ),
        migrations.AddIndex(
            model_name="unsurerow",
            index=models.Index(
                fields=["state", "-hits", "-weight", "id"], name="unsure_queue"
            ),
        ),
    ]
