"""网址: every app's routes; the names mirror the acts."""

from django.urls import include, path

urlpatterns = [
    path("", include("bangfu.web.accounts.urls")),
    path("", include("bangfu.web.jobs.urls")),
    path("", include("bangfu.web.registry.urls")),
    path("", include("bangfu.web.leads.urls")),
    path("", include("bangfu.web.problems.urls")),
    path("", include("bangfu.web.lists.urls")),
    path("", include("bangfu.web.baselines.urls")),
    path("", include("bangfu.web.overview.urls")),
    path("", include("bangfu.web.audit.urls")),
]
