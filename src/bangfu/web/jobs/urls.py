"""网址: one's own jobs."""

from django.urls import path

from bangfu.web.jobs import views

urlpatterns = [
    path("jobs/", views.my_jobs, name="my_jobs"),
    path("jobs/<uuid:pk>/", views.job, name="job"),
    path("jobs/<uuid:pk>/again/", views.retry_job, name="retry_job"),
]
