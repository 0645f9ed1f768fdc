"""Leads, verifications, verdicts, exemptions and cases."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """All tables of ``leads``."""

    initial = True

    dependencies = [
        ("accounts", "0001_units_accounts_posts"),
        ("registry", "0001_households_people_records_hits"),
    ]

    operations = [
        migrations.CreateModel(
            name="Lead",
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
                ("cause", models.CharField(max_length=30)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("warning", "风险预警"),
                            ("eligibility", "资格比对"),
                            ("consistency", "数据一致性"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待核实"),
                            ("verified", "待审核"),
                            ("settled", "已办结"),
                        ],
                        max_length=12,
                    ),
                ),
                ("division", models.CharField(max_length=12)),
                ("opened_on", models.DateField()),
                ("due", models.DateField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("enrol", "拟纳入监测"),
                            ("dismiss", "不纳入"),
                            ("already_enrolled", "已纳入，更新帮扶计划"),
                            ("department_solves", "转部门解决"),
                            ("not_ours", "不属本地管理"),
                            ("data_wrong", "名单有误"),
                            ("explained", "情况说明成立"),
                            ("true", "情况属实，转退出核查"),
                            ("list_right", "名单对，系统错"),
                            ("system_right", "系统对，名单错"),
                            ("both_wrong", "两边都错"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("problem_no", models.CharField(blank=True, max_length=20)),
                ("duty_no", models.CharField(blank=True, max_length=20)),
                ("seq", models.BigIntegerField()),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="registry.household",
                    ),
                ),
                (
                    "solver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads_to_solve",
                        to="accounts.unit",
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
                "indexes": [
                    models.Index(fields=["state", "due"], name="lead_state"),
                    models.Index(fields=["division", "state"], name="lead_place"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "settled"), _negated=True),
                        fields=("household", "cause"),
                        name="one_open_lead",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Exemption",
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
                ("cause", models.CharField(max_length=30)),
                ("from_date", models.DateField()),
                ("until", models.DateField()),
                ("seq", models.BigIntegerField()),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemptions",
                        to="registry.household",
                    ),
                ),
                (
                    "lead",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemption",
                        to="leads.lead",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["household", "cause"], name="exemption_of")
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
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
                    "state",
                    models.CharField(
                        choices=[("proposed", "拟纳入"), ("removal", "待退出核查")],
                        max_length=12,
                    ),
                ),
                ("opened_on", models.DateField()),
                ("seq", models.BigIntegerField()),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="registry.household",
                    ),
                ),
                (
                    "lead",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case",
                        to="leads.lead",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LeadHit",
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
                    "hit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_hits",
                        to="registry.hit",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_hits",
                        to="leads.lead",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("lead", "hit"), name="one_hit_a_lead"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LeadProof",
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
                ("seq", models.BigIntegerField()),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="leads.lead",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Verification",
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
                    "way",
                    models.CharField(
                        choices=[
                            ("door", "入户"),
                            ("phone", "电话"),
                            ("video", "视频"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "finding",
                    models.CharField(
                        choices=[
                            ("true", "属实"),
                            ("partly", "部分属实"),
                            ("not_so", "不属实"),
                        ],
                        max_length=8,
                    ),
                ),
                ("on", models.DateField()),
                ("seq", models.BigIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.account",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verifications",
                        to="leads.lead",
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
                        fields=("lead", "account"), name="one_look_a_person"
                    )
                ],
            },
        ),
    ]
