"""The register: households, people, spans, records, batches, runs, hits and uploads."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """All tables of ``registry``."""

    initial = True

    dependencies = [
        ("accounts", "0001_units_accounts_posts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("division", models.CharField(default="", max_length=12)),
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
                ("unlisted", models.PositiveIntegerField(null=True)),
                ("full", models.BooleanField(default=False)),
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
            options={
                "indexes": [
                    models.Index(
                        fields=["division", "confirmed_at"], name="change_place"
                    )
                ],
            },
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
                    "ended_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.batch",
                    ),
                ),
                (
                    "ended_event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.householdchange",
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
                (
                    "opened_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.batch",
                    ),
                ),
                (
                    "opened_event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.householdchange",
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
                (
                    "entered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.batch",
                    ),
                ),
            ],
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
                    "ended_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.batch",
                    ),
                ),
                (
                    "ended_event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.householdchange",
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
                    "opened_event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.householdchange",
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
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.householdchange",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="former_numbers",
                        to="registry.person",
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
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disagreements",
                        to="registry.householdchange",
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
                    "settled_by",
                    models.ForeignKey(
                        null=True,
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
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects",
                        to="registry.person",
                    ),
                ),
            ],
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
                (
                    "ended_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.batch",
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
                ("batches", models.JSONField(default=list)),
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
                ("method", models.CharField(blank=True, default="", max_length=12)),
                ("probability", models.FloatField(null=True)),
                ("hits", models.PositiveIntegerField(default=0)),
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
            options={
                "indexes": [
                    models.Index(
                        fields=["state", "-hits", "-weight", "id"], name="unsure_queue"
                    ),
                    models.Index(fields=["table", "identity"], name="unsure_writing"),
                ],
            },
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
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("table", "identity"), name="one_meaning_of_a_writing"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("token", models.UUIDField(primary_key=True, serialize=False)),
                ("division", models.CharField(max_length=12)),
                ("as_of", models.DateField()),
                ("table", models.CharField(blank=True, default="", max_length=40)),
                ("sent_at", models.DateTimeField()),
                ("files", models.JSONField()),
                ("told", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                ("destroyed_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.account",
                    ),
                ),
            ],
        ),
    ]
