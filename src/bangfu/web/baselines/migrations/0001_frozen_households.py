"""Baselines and what they froze."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """All tables of ``baselines``."""

    initial = True

    dependencies = [
        ("accounts", "0001_units_accounts_posts"),
        ("registry", "0001_households_people_records_hits"),
    ]

    operations = [
        migrations.CreateModel(
            name="Baseline",
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
                ("name", models.CharField(max_length=40)),
                ("on_date", models.DateField()),
                ("known_at", models.DateTimeField()),
                ("manifest", models.JSONField()),
                ("missing", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.account",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("division", "name"), name="one_baseline_of_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BaselineHousehold",
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
                ("no", models.CharField(max_length=60)),
                ("division", models.CharField(max_length=12)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("category", models.CharField(blank=True, max_length=20)),
                ("registered", models.BooleanField()),
                ("ever_registered", models.BooleanField()),
                ("has_left", models.BooleanField()),
                ("known_since", models.DateField()),
                ("identified_on", models.DateField(null=True)),
                ("cleared_on", models.DateField(null=True)),
                ("members", models.PositiveSmallIntegerField()),
                (
                    "baseline",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="households",
                        to="baselines.baseline",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.household",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["baseline", "division", "no"], name="baseline_place"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("baseline", "household"), name="once_in_a_baseline"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OffRegistry",
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
                    "target_class",
                    models.CharField(
                        choices=[
                            ("allowance", "农村低保人口"),
                            ("scattered_support", "分散供养五保户"),
                            ("severe_disability", "重残户"),
                            ("severe_illness", "重病户"),
                            ("marginal", "边缘户"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sheet", models.PositiveSmallIntegerField()),
                ("row", models.PositiveIntegerField()),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.batch",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="classes",
                        to="baselines.baselinehousehold",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("home", "target_class"), name="once_in_a_class"
                    )
                ],
            },
        ),
    ]
