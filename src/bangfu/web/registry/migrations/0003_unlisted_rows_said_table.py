"""How many rows of a batch are about people in no register; which list files are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """未在册 of a batch, and 是哪一张表 of what was sent."""

    dependencies = [
        ("registry", "0002_statements_withdrawal_unsure_rows"),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="unlisted",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="upload",
            name="table",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
    ]
