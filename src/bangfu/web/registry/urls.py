"""网址: households, files and runs; no number people quote is ever part of one."""

from django.urls import path

from bangfu.web.registry import file_views, run_views, views

urlpatterns = [
    path("households/", views.household_list, name="household_list"),
    path("households/seek/", views.seek_household, name="seek_household"),
    path("households/<int:pk>/", views.household, name="household"),
    path("households/<int:pk>/why/", views.household_why, name="household_why"),
    path("households/<int:pk>/reveal/", views.reveal, name="reveal_field"),
    path("files/", file_views.files, name="files"),
    path("files/<uuid:token>/", file_views.sent_files, name="sent_files"),
    path("files/<uuid:token>/write/", file_views.write_sent, name="write_files"),
    path("files/<uuid:token>/drop/", file_views.drop_sent, name="drop_files"),
    path(
        "files/<uuid:token>/returned/<int:place>/",
        file_views.returned,
        name="take_returned",
    ),
    path("runs/", run_views.runs, name="runs"),
    path("runs/<int:pk>/", run_views.run, name="run"),
]
