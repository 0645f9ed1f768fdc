"""When each list is due."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """All tables of ``lists``."""

    initial = True

    dependencies = [
        ("accounts", "0001_units_accounts_posts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListTerms",
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
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("ten_days", "每旬"),
                            ("month", "每月"),
                            ("quarter", "每季"),
                            ("term", "每学期"),
                            ("year", "每年"),
                            ("when_needed", "有事才报"),
                            ("not_asked", "本县不收"),
                        ],
                        max_length=12,
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="list_terms",
                        to="accounts.account",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("division", "table"), name="one_way_to_ask_for_a_list"
                    )
                ],
            },
        ),
    ]
