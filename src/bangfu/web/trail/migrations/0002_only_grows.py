"""From now on the trail only grows."""

from django.db import migrations

from bangfu.web.trail.triggers import install, remove


class Migration(migrations.Migration):
    """Triggers on the three tables of the trail."""

    dependencies = [("trail", "0001_events_payloads_checkpoints")]
    operations = [migrations.RunPython(install, remove)]
