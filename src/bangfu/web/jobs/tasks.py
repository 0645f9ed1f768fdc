"""队列里的任务: the one task that django-tasks knows; it runs a job."""

from uuid import UUID

from django_tasks import task

from bangfu.web.jobs.perform import perform


@task()
def run_job(job: str) -> None:
    """Run a job; whatever goes wrong is told in its row, and nothing is raised."""
    perform(UUID(job))
