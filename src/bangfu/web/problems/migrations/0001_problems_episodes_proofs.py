"""Problems, their episodes, proofs, spans and signed lists."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """All tables of ``problems``."""

    initial = True

    dependencies = [
        ("accounts", "0001_units_accounts_posts"),
        ("registry", "0001_households_people_records_hits"),
    ]

    operations = [
        migrations.CreateModel(
            name="Problem",
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
                ("no", models.CharField(max_length=20, unique=True)),
                ("category", models.CharField(max_length=40)),
                (
                    "problem_class",
                    models.CharField(
                        choices=[
                            ("data", "数据"),
                            ("household", "户级"),
                            ("feedback", "反馈"),
                            ("duty", "责任"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("subject_kind", models.CharField(max_length=20)),
                ("subject", models.CharField(max_length=60)),
                ("source_item", models.CharField(max_length=120)),
                ("division", models.CharField(max_length=12)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned_problems",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["division"], name="problem_place")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("category", "subject", "source_item"),
                        name="one_problem_of_a_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Episode",
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
                ("n", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("found", "待确认"),
                            ("disputed", "待裁定"),
                            ("unclaimed", "待认领"),
                            ("fixing", "整改中"),
                            ("submitted", "待核验"),
                            ("checked", "待验收"),
                            ("accepted", "待销号"),
                            ("closed", "已销号"),
                            ("withdrawn", "已撤销"),
                            ("merged", "已合并"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
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
                ("why", models.TextField()),
                ("evidence", models.JSONField(default=list)),
                ("found_on", models.DateField()),
                ("found_seq", models.BigIntegerField()),
                ("deadline_class", models.CharField(max_length=20)),
                ("due", models.DateField()),
                ("refusals", models.PositiveIntegerField(default=0)),
                ("closed_no", models.CharField(blank=True, max_length=24)),
                ("division", models.CharField(max_length=12)),
                ("problem_class", models.CharField(max_length=12)),
                ("is_current", models.BooleanField(default=True)),
                ("turn_role", models.CharField(blank=True, max_length=20)),
                ("seq", models.BigIntegerField()),
                (
                    "turn_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="accounts.unit",
                    ),
                ),
                (
                    "merge_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merging",
                        to="problems.problem",
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="episodes",
                        to="problems.problem",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "due"], name="episode_state"),
                    models.Index(
                        fields=["turn_role", "turn_unit"], name="episode_turn"
                    ),
                    models.Index(
                        fields=[
                            "division",
                            "is_current",
                            "state",
                            "problem_class",
                            "due",
                            "turn_role",
                            "turn_unit",
                        ],
                        name="episode_place",
                    ),
                    models.Index(
                        fields=["state", "division", "is_current", "due"],
                        name="episode_count",
                    ),
                    models.Index(
                        condition=models.Q(("is_current", True)),
                        fields=[
                            "due",
                            "id",
                            "division",
                            "state",
                            "problem_class",
                            "turn_role",
                            "turn_unit",
                            "is_current",
                        ],
                        name="episode_order",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("problem", "n"), name="one_episode_of_a_number"
                    ),
                    models.UniqueConstraint(
                        models.F("problem"),
                        condition=models.Q(("is_current", True)),
                        name="one_current_episode",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_no", ""), _negated=True),
                        fields=("closed_no",),
                        name="one_closing_of_a_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proof",
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
                ("sha256", models.CharField(max_length=64)),
                ("shown_sha256", models.CharField(blank=True, max_length=64)),
                ("kind", models.CharField(max_length=12)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("received_at", models.DateTimeField()),
                ("seq", models.BigIntegerField()),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="problems.episode",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("episode", "sha256"), name="one_proof_of_a_file"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Share",
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
                ("is_lead", models.BooleanField()),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="problems.episode",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="accounts.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("episode", "unit"), name="one_share_of_a_unit"
                    ),
                    models.UniqueConstraint(
                        models.F("episode"),
                        condition=models.Q(("is_lead", True)),
                        name="one_lead",
                    ),
                ],
            },
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
            options={
                "indexes": [models.Index(fields=["signed_seq"], name="list_signed")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "stage", "run"), name="one_list_of_a_run"
                    )
                ],
            },
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
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("listed", "episode"), name="one_row_of_a_problem"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StateSpan",
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
                ("state", models.CharField(max_length=12)),
                ("from_seq", models.BigIntegerField()),
                ("to_seq", models.BigIntegerField(null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spans",
                        to="problems.episode",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "from_seq"], name="state_at")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("episode"),
                        condition=models.Q(("to_seq__isnull", True)),
                        name="one_open_state",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandTaken",
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
                    "hand",
                    models.CharField(
                        choices=[
                            ("confirmer", "确认人"),
                            ("fixer", "整改人"),
                            ("checker", "核验人"),
                            ("accepter", "验收人"),
                            ("approver", "销号审批人"),
                        ],
                        max_length=12,
                    ),
                ),
                ("seq", models.BigIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.account",
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hands",
                        to="problems.episode",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="accounts.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("episode", "hand"), name="one_of_each_hand"
                    )
                ],
            },
        ),
    ]
