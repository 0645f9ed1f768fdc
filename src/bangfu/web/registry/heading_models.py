"""学会的列名, as a model of its own: what a county taught, and what it forgot."""

from django.db import models

from bangfu.web.accounts.models import Account


class TaughtHeading(models.Model):
    """学会的列名: what a county's own heading stands for in a table, until forgotten.

    ``key`` is the heading in its one way of writing.
    """

    division = models.CharField(max_length=12)
    table = models.CharField(max_length=40)
    heading = models.CharField(max_length=60)
    key = models.CharField(max_length=60)
    column = models.CharField(max_length=40)
    by = models.ForeignKey(Account, models.PROTECT, related_name="taught_headings")
    at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        """A heading of a table means one thing at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["division", "table", "key"],
                condition=models.Q(forgotten_at__isnull=True),
                name="one_meaning_of_a_heading",
            )
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
