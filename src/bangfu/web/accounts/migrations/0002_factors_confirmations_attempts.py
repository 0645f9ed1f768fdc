"""Second factors, confirmed grants, failures by address; administrators kept apart."""

import django.db.models.deletion
from django.db import migrations, models

from bangfu.web.accounts import apart


class Migration(migrations.Migration):
    """Second factors, grants to be confirmed, failures by address."""

    dependencies = [
        ("accounts", "0001_units_accounts_posts"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="account",
            name="failing_since",
        ),
        migrations.RemoveField(
            model_name="account",
            name="failures",
        ),
        migrations.RemoveField(
            model_name="account",
            name="locked_until",
        ),
        migrations.RemoveField(
            model_name="account",
            name="locks",
        ),
        migrations.AddField(
            model_name="account",
            name="factor_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="account",
            name="factor_cipher",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="account",
            name="factor_step",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="account",
            name="first_used_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="account",
            name="lock_moments",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="account",
            name="was_unused",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="post",
            name="decided_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="post",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decided_posts",
                to="accounts.account",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="state",
            field=models.CharField(
                choices=[
                    ("pending", "待确认"),
                    ("confirmed", "已确认"),
                    ("refused", "未同意"),
                ],
                default="confirmed",
                max_length=12,
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
