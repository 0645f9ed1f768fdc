"""Statements, rows nobody could name for sure, and what a withdrawn batch leaves."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What people say, what they settle, and which batch did what."""

    dependencies = [
        ("accounts", "0001_units_accounts_posts"),
        ("registry", "0001_households_people_records_hits"),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="division",
            field=models.CharField(default="", max_length=12),
        ),
        migrations.AddField(
            model_name="batch",
            name="full",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="hit",
            name="batches",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="householdspan",
            name="ended_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.batch",
            ),
        ),
        migrations.AddField(
            model_name="householdspan",
            name="opened_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.batch",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="ended_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.batch",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="entered_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.batch",
            ),
        ),
        migrations.AddField(
            model_name="record",
            name="ended_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.batch",
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="destroyed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="UnsureRow",
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
                ("table", models.CharField(max_length=40)),
                ("sheet", models.PositiveSmallIntegerField()),
                ("row", models.PositiveIntegerField()),
                ("division", models.CharField(max_length=12)),
                ("surname", models.CharField(blank=True, max_length=4)),
                ("name_cipher", models.BinaryField(null=True)),
                ("id_cipher", models.BinaryField(null=True)),
                ("identity", models.BinaryField()),
                ("is_valid", models.BooleanField()),
                ("candidates", models.JSONField()),
                ("weight", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "待认定"),
                            ("same", "是同一人"),
                            ("other", "不是同一人"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unsure_rows",
                        to="registry.batch",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SamePerson",
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
                ("table", models.CharField(max_length=40)),
                ("identity", models.BinaryField()),
                ("is_newcomer", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("seq", models.BigIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.account",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settled",
                        to="registry.person",
                    ),
                ),
                (
                    "unsure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settled",
                        to="registry.unsurerow",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Statement",
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
                ("subject", models.CharField(max_length=30)),
                ("field", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=8)),
                ("value", models.JSONField(null=True)),
                ("value_cipher", models.BinaryField(null=True)),
                ("proof_cipher", models.BinaryField()),
                ("from_date", models.DateField()),
                ("until", models.DateField(null=True)),
                ("division", models.CharField(max_length=12)),
                ("unit", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("seq", models.BigIntegerField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_on", models.DateField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="accounts.account",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements_confirmed",
                        to="accounts.account",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject", "field"], name="statement_of"),
                    models.Index(
                        fields=["division", "confirmed_at"], name="statement_place"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="unsurerow",
            index=models.Index(fields=["state", "-weight", "id"], name="unsure_queue"),
        ),
        migrations.AddIndex(
            model_name="unsurerow",
            index=models.Index(fields=["table", "identity"], name="unsure_writing"),
        ),
        migrations.AddConstraint(
            model_name="sameperson",
            constraint=models.UniqueConstraint(
                fields=("table", "identity"), name="one_meaning_of_a_writing"
            ),
        ),
    ]
