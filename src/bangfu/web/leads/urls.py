"""线索的网址, and the first page of the working day."""

from django.urls import path

from bangfu.web.leads import views

urlpatterns = [
    path("", views.my_work, name="my_work"),
    path("leads/", views.lead_list, name="lead_list"),
    path("leads/open/", views.open_leads, name="open_leads"),
    path("leads/<int:pk>/", views.lead_page, name="lead_page"),
    path("leads/<int:pk>/verify/", views.verify_lead, name="verify_lead"),
    path("leads/<int:pk>/review/", views.review_lead, name="review_lead"),
    path(
        "leads/<int:pk>/raise_overdue/",
        views.raise_overdue_lead,
        name="raise_overdue_lead",
    ),
]
