"""报送要求 that a county sets itself; whatever it does not set is as usual."""

from django.db import models

from bangfu.core.rhythm import Rhythm
from bangfu.web.accounts.models import Account


class ListTerms(models.Model):
    """报送要求: how often a county wants a list, and how many days after its period."""

    division = models.CharField(max_length=12)
    table = models.CharField(max_length=40)
    rhythm = models.CharField(
        max_length=12, choices=[(rhythm.value, rhythm.label) for rhythm in Rhythm]
    )
    days = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="list_terms")
    at = models.DateTimeField()

    class Meta:
        """A county asks for a list in one way."""

        constraints = [
            models.UniqueConstraint(
                fields=["division", "table"], name="one_way_to_ask_for_a_list"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.rhythm}"
