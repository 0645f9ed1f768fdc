"""总览：网址."""

from django.urls import path

from bangfu.web.overview import views

urlpatterns = [path("overview/", views.overview, name="overview")]
