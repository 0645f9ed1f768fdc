"""The register: households, people, spans, records, batches, runs, hits and uploads."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The first tables of the register."""

    initial = True

    dependencies = [
        ("accounts", "0001_units_accounts_posts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("table", models.CharField(max_length=40)),
                ("file", models.CharField(max_length=200)),
                ("sheets", models.JSONField(default=list)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("as_of", models.DateField()),
                ("loaded_at", models.DateTimeField()),
                ("rows", models.PositiveIntegerField()),
                ("new", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("same", models.PositiveIntegerField(default=0)),
                ("repeated", models.PositiveIntegerField(default=0)),
                ("older", models.PositiveIntegerField(default=0)),
                ("unsure", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Run",
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
                ("on_date", models.DateField()),
                ("known_at", models.DateTimeField()),
                ("division", models.CharField(max_length=12)),
                ("manifest", models.JSONField()),
                ("told", models.JSONField()),
                ("seq", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Household",
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
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="registry.batch"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Person",
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
                ("id_index", models.BinaryField(null=True, unique=True)),
                ("id_cipher", models.BinaryField(null=True)),
                ("name_cipher", models.BinaryField(null=True)),
                ("surname", models.CharField(blank=True, max_length=4)),
                ("birth_on", models.DateField(null=True)),
                ("sex", models.CharField(blank=True, max_length=2)),
                ("standing", models.CharField(max_length=10)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="registry.batch"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("token", models.UUIDField(primary_key=True, serialize=False)),
                ("division", models.CharField(max_length=12)),
                ("as_of", models.DateField()),
                ("sent_at", models.DateTimeField()),
                ("files", models.JSONField()),
                ("told", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.account",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HouseholdSpan",
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
                ("from_date", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="registry.batch"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spans",
                        to="registry.household",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["division", "no"], name="span_place"),
                    models.Index(fields=["no"], name="span_no"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("household"),
                        condition=models.Q(("until__isnull", True)),
                        name="one_open_span",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                ("relation", models.CharField(blank=True, max_length=20)),
                ("from_date", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="registry.batch"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="registry.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="registry.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("person"),
                        condition=models.Q(("until__isnull", True)),
                        name="one_open_membership",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Record",
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
                ("subject", models.CharField(max_length=30)),
                ("from_date", models.DateField()),
                ("until", models.DateField(null=True)),
                ("digest", models.BinaryField()),
                ("sheet", models.PositiveSmallIntegerField()),
                ("row", models.PositiveIntegerField()),
                ("body", models.JSONField()),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="registry.batch"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject", "from_date"], name="record_story")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("table"),
                        models.F("subject"),
                        condition=models.Q(("until__isnull", True)),
                        name="one_open_record",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hit",
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
                ("rule", models.CharField(max_length=80)),
                ("cause", models.CharField(max_length=30)),
                ("member_no", models.CharField(blank=True, max_length=60)),
                ("division", models.CharField(max_length=12)),
                ("sentence", models.TextField()),
                ("evidence", models.JSONField()),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hits",
                        to="registry.household",
                    ),
                ),
                (
                    "first_run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="first_hits",
                        to="registry.run",
                    ),
                ),
                (
                    "last_run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="last_hits",
                        to="registry.run",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["rule", "household"], name="hit_of"),
                    models.Index(fields=["division", "last_run"], name="hit_place"),
                ],
            },
        ),
    ]
