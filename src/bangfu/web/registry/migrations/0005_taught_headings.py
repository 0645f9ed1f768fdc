"""What a county's own headings stand for."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """学会的列名."""

    dependencies = [
        ("accounts", "0002_factors_confirmations_attempts"),
        ("registry", "0004_household_changes"),
    ]

    operations = [
        migrations.CreateModel(
            name="TaughtHeading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("division", models.CharField(max_length=12)),
                ("table", models.CharField(max_length=40)),
                ("heading", models.CharField(max_length=60)),
                ("key", models.CharField(max_length=60)),
                ("column", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("forgotten_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taught_headings",
                        to="accounts.account",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("forgotten_at__isnull", True)),
                        fields=("division", "table", "key"),
                        name="one_meaning_of_a_heading",
                    )
                ],
            },
        ),
    ]
