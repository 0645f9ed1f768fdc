"""留痕：网址."""

from django.urls import path

from bangfu.web.audit import views

urlpatterns = [
    path("trail/", views.trail, name="trail"),
    path("trail/verify/", views.verify_trail, name="verify_trail"),
    path("trail/mine/", views.my_trail, name="my_trail"),
    path("trail/mine/<int:seq>/", views.receipt, name="receipt"),
    path("trail/mine/<int:seq>/cover/", views.cover_receipt, name="cover_receipt"),
]
