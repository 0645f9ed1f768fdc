"""底数：网址."""

from django.urls import path

from bangfu.web.baselines import views

urlpatterns = [
    path("baselines/", views.baselines, name="baselines"),
    path("baselines/<int:pk>/", views.baseline, name="baseline"),
    path(
        "baselines/<int:pk>/households/",
        views.baseline_households,
        name="baseline_households",
    ),
]
