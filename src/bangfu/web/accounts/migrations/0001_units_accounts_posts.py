"""Units, accounts and posts, second factors; administrators are kept apart."""

import django.db.models.deletion
from django.db import migrations, models

from bangfu.web.accounts import apart


class Migration(migrations.Migration):
    """All tables of ``accounts``."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
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
                ("login", models.CharField(max_length=40, unique=True)),
                ("name_cipher", models.BinaryField()),
                ("password", models.CharField(max_length=160)),
                ("password_at", models.DateTimeField(null=True)),
                ("must_change", models.BooleanField(default=True)),
                ("first_until", models.DateTimeField(null=True)),
                ("first_used_at", models.DateTimeField(null=True)),
                ("earlier_passwords", models.JSONField(default=list)),
                ("lock_moments", models.JSONField(default=list)),
                ("factor_cipher", models.BinaryField(null=True)),
                ("factor_at", models.DateTimeField(null=True)),
                ("factor_step", models.BigIntegerField(null=True)),
                ("last_in_at", models.DateTimeField(null=True)),
                ("disabled_at", models.DateTimeField(null=True)),
                ("was_unused", models.BooleanField(default=False)),
                ("session_key", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="Post",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("village_cadre", "村级干部"),
                            ("township_checker", "乡镇核验员"),
                            ("county_clerk", "县级业务员"),
                            ("county_head", "县级主管"),
                            ("department_officer", "部门经办人"),
                            ("leader", "领导"),
                            ("inspector", "督查员"),
                            ("system_admin", "系统管理员"),
                            ("security_admin", "安全管理员"),
                            ("audit_admin", "审计管理员"),
                        ],
                        max_length=20,
                    ),
                ),
                ("division", models.CharField(max_length=12)),
                ("from_date", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "待确认"),
                            ("confirmed", "已确认"),
                            ("refused", "未同意"),
                        ],
                        default="confirmed",
                        max_length=12,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="accounts.account",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decided_posts",
                        to="accounts.account",
                    ),
                ),
                (
                    "deputy_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputies",
                        to="accounts.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RoundBinding",
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
                ("name", models.CharField(max_length=60)),
                ("from_date", models.DateField()),
                ("until", models.DateField()),
                ("household_nos", models.JSONField(default=list)),
                (
                    "post",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="round",
                        to="accounts.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Unit",
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
                ("name", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("office", "帮扶办"),
                            ("department", "部门"),
                            ("township", "乡镇"),
                            ("village", "村"),
                        ],
                        max_length=20,
                    ),
                ),
                ("division", models.CharField(max_length=12)),
                ("from_date", models.DateField()),
                ("until", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("name", "division"),
                        name="one_open_unit_of_a_name",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="post",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="posts",
                to="accounts.unit",
            ),
        ),
        migrations.CreateModel(
            name="Attempts",
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
                ("address", models.CharField(max_length=64)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("failing_since", models.DateTimeField(null=True)),
                ("locks", models.PositiveIntegerField(default=0)),
                ("locked_until", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="accounts.account",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "address"), name="one_count_an_address"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecoveryCode",
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
                ("digest", models.CharField(max_length=64)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recovery_codes",
                        to="accounts.account",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "digest"), name="one_recovery_code"
                    )
                ],
            },
        ),
        migrations.RunPython(apart.install, apart.remove),
    ]
