"""Events, payloads and checkpoints; from the first on they only grow."""

from django.db import migrations, models

from bangfu.web.trail.triggers import install, remove


class Migration(migrations.Migration):
    """All tables of ``trail``."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("epoch", models.PositiveIntegerField(default=1)),
                ("hash", models.CharField(max_length=64)),
                ("made_at", models.CharField(max_length=32)),
                ("signature", models.CharField(max_length=128)),
            ],
        ),
        migrations.CreateModel(
            name="Payload",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("salt", models.BinaryField()),
                ("cipher", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("epoch", models.PositiveIntegerField(default=1)),
                ("prev", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("recv_at", models.CharField(max_length=32)),
                ("claim_at", models.CharField(blank=True, max_length=32)),
                ("actor", models.BigIntegerField(null=True)),
                ("post", models.BigIntegerField(null=True)),
                ("type", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=80)),
                ("payload_commit", models.CharField(max_length=64)),
                ("act_id", models.UUIDField(unique=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject", "seq"], name="event_subject"),
                    models.Index(fields=["actor", "seq"], name="event_actor"),
                    models.Index(fields=["type", "seq"], name="event_type"),
                ],
            },
        ),
        migrations.RunPython(install, remove),
    ]
