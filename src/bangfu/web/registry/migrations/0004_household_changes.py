"""Births, deaths, marriages, moves, splits, merges and corrected numbers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What became of a household, where it led, and which register disagrees."""

    dependencies = [
        ("accounts", "0002_factors_confirmations_attempts"),
        ("registry", "0003_unlisted_rows_said_table"),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseholdChange",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("birth", "出生"),
                            ("marry_in", "婚入"),
                            ("move_in", "迁入"),
                            ("death", "死亡"),
                            ("marry_out", "婚出"),
                            ("move_out", "迁出"),
                            ("split", "分户"),
                            ("merge", "并户"),
                            ("move", "整户迁村"),
                            ("leave", "整户迁出"),
                            ("number", "证件更正"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on_date", models.DateField()),
                ("division", models.CharField(max_length=12)),
                ("body_cipher", models.BinaryField()),
                ("basis_cipher", models.BinaryField()),
                ("unit", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("seq", models.BigIntegerField()),
                ("needs_county", models.BooleanField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes_written",
                        to="accounts.account",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes_confirmed",
                        to="accounts.account",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes_ended",
                        to="accounts.account",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="registry.household",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FormerNumber",
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
                ("id_index", models.BinaryField(unique=True)),
                ("id_cipher", models.BinaryField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="former_numbers",
                        to="registry.person",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.householdchange",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Disagreement",
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
                ("says", models.CharField(max_length=100)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disagreements",
                        to="registry.batch",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disagreements",
                        to="registry.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disagreements",
                        to="registry.householdchange",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ChangeEffect",
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
                ("relation", models.CharField(blank=True, max_length=20)),
                ("division", models.CharField(blank=True, max_length=12)),
                ("was_seen", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.batch",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects",
                        to="registry.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects",
                        to="registry.person",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.batch",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects_here",
                        to="registry.household",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects",
                        to="registry.householdchange",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="householdspan",
            name="ended_event",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.householdchange",
            ),
        ),
        migrations.AddField(
            model_name="householdspan",
            name="opened_event",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.householdchange",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="ended_event",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.householdchange",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="opened_event",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.householdchange",
            ),
        ),
        migrations.AddIndex(
            model_name="householdchange",
            index=models.Index(
                fields=["division", "confirmed_at"], name="change_place"
            ),
        ),
    ]
