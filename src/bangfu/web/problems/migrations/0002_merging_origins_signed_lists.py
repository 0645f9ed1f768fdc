"""Merging, where a problem came from, and lists that are signed as a whole."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What the acts of merging and signing keep."""

    dependencies = [
        ("accounts", "0001_units_accounts_posts"),
        ("problems", "0001_problems_episodes_proofs"),
        ("registry", "0001_households_people_records_hits"),
    ]

    operations = [
        migrations.AddField(
            model_name="episode",
            name="merge_into",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merging",
                to="problems.problem",
            ),
        ),
        migrations.AddField(
            model_name="episode",
            name="origin",
            field=models.CharField(
                choices=[
                    ("screening", "名单比对"),
                    ("overdue", "线索超期"),
                    ("self_check", "自查"),
                    ("feedback", "上级反馈"),
                    ("visit", "走访"),
                    ("inspection", "督查检查"),
                    ("hotline", "来电来访"),
                    ("look_back", "回头看"),
                ],
                default="self_check",
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="SignedList",
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
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("check_fix", "核验通过"),
                            ("accept_problem", "验收通过"),
                        ],
                        max_length=20,
                    ),
                ),
                ("frozen_at", models.DateTimeField()),
                ("signed_seq", models.BigIntegerField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.account",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="registry.run"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="accounts.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ListedProblem",
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
                ("seen", models.BigIntegerField()),
                ("cited", models.JSONField()),
                ("is_drawn", models.BooleanField(default=False)),
                ("agrees", models.BooleanField(null=True)),
                ("looked_seq", models.BigIntegerField(null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listings",
                        to="problems.episode",
                    ),
                ),
                (
                    "listed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="problems.signedlist",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="signedlist",
            index=models.Index(fields=["signed_seq"], name="list_signed"),
        ),
        migrations.AddConstraint(
            model_name="signedlist",
            constraint=models.UniqueConstraint(
                fields=("account", "stage", "run"), name="one_list_of_a_run"
            ),
        ),
        migrations.AddConstraint(
            model_name="listedproblem",
            constraint=models.UniqueConstraint(
                fields=("listed", "episode"), name="one_row_of_a_problem"
            ),
        ),
    ]
