"""网址: households, files and runs; no number people quote is ever part of one."""

from django.urls import path

from bangfu.web.registry import (
    batch_views,
    change_views,
    file_views,
    run_views,
    statement_views,
    teaching_views,
    unsure_views,
    views,
)
from bangfu.web.registry.story.views import household_history

urlpatterns = [
    path("households/", views.household_list, name="household_list"),
    path("households/seek/", views.seek_household, name="seek_household"),
    path("households/<int:pk>/", views.household, name="household"),
    path("households/<int:pk>/why/", views.household_why, name="household_why"),
    path(
        "households/<int:pk>/history/",
        household_history,
        name="household_history",
    ),
    path(
        "households/<int:pk>/changes/<slug:kind>/",
        change_views.record_change,
        name="record_change",
    ),
    path(
        "households/<int:pk>/changes/<int:change>/confirm/",
        change_views.confirm_change,
        name="confirm_change",
    ),
    path(
        "households/<int:pk>/changes/<int:change>/refuse/",
        change_views.refuse_change,
        name="refuse_change",
    ),
    path(
        "households/<int:pk>/changes/<int:change>/back/",
        change_views.take_back_change,
        name="take_back_change",
    ),
    path("changes/", change_views.change_list, name="change_list"),
    path("households/<int:pk>/reveal/", views.reveal, name="reveal_field"),
    path(
        "households/<int:pk>/facts/<int:record>/<slug:column>/",
        statement_views.fact,
        name="fact",
    ),
    path(
        "households/<int:pk>/facts/<int:record>/<slug:column>/state/",
        statement_views.state_fact,
        name="state_fact",
    ),
    path(
        "households/<int:pk>/facts/<int:record>/<slug:column>/dispute/",
        statement_views.dispute_fact,
        name="dispute_fact",
    ),
    path(
        "households/<int:pk>/statements/<int:statement>/confirm/",
        statement_views.confirm_statement,
        name="confirm_statement",
    ),
    path(
        "households/<int:pk>/statements/<int:statement>/end/",
        statement_views.end_statement,
        name="end_statement",
    ),
    path("unsure/", unsure_views.unsure_list, name="unsure_list"),
    path("unsure/<int:pk>/", unsure_views.unsure_row, name="unsure_row"),
    path("unsure/<int:pk>/same/", unsure_views.settle_same, name="settle_same"),
    path("unsure/<int:pk>/other/", unsure_views.settle_other, name="settle_other"),
    path("batches/", batch_views.batches, name="batches"),
    path("batches/<int:number>/", batch_views.batch, name="batch"),
    path(
        "batches/<int:number>/withdraw/",
        batch_views.withdraw_batch,
        name="withdraw_batch",
    ),
    path("files/", file_views.files, name="files"),
    path("files/<uuid:token>/", file_views.sent_files, name="sent_files"),
    path("files/<uuid:token>/check/", file_views.check_sent, name="check_files"),
    path("files/<uuid:token>/write/", file_views.write_sent, name="write_files"),
    path("files/<uuid:token>/drop/", file_views.drop_sent, name="drop_files"),
    path(
        "files/<uuid:token>/returned/<int:place>/",
        file_views.returned,
        name="take_returned",
    ),
    path(
        "files/<uuid:token>/teach/", teaching_views.teach_heading, name="teach_heading"
    ),
    path("headings/", teaching_views.taught_headings, name="taught_headings"),
    path(
        "headings/<int:pk>/forget/",
        teaching_views.forget_heading,
        name="forget_heading",
    ),
    path("runs/", run_views.runs, name="runs"),
    path("runs/<int:pk>/", run_views.run, name="run"),
]
