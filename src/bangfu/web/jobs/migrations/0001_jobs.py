"""Jobs beside the pages."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """All tables of ``jobs``."""

    initial = True

    dependencies = [
        ("accounts", "0001_units_accounts_posts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("work", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=120)),
                ("arguments", models.JSONField(default=dict)),
                ("division", models.CharField(blank=True, max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "排队中"),
                            ("running", "正在办"),
                            ("done", "已办完"),
                            ("failed", "没有办成"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("step", models.CharField(blank=True, max_length=200)),
                ("done", models.PositiveIntegerField(null=True)),
                ("total", models.PositiveIntegerField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("task", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("beat_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("result", models.JSONField(default=dict)),
                ("told", models.TextField(blank=True)),
                ("target", models.CharField(blank=True, max_length=200)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.account",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.post",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["account", "-made_at"], name="job_of_account"),
                    models.Index(fields=["state", "beat_at"], name="job_state"),
                ],
            },
        ),
    ]
