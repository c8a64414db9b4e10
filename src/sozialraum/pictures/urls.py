"""Pictures: addresses of pictures, and of what is done with them."""

from django.urls import path

from sozialraum.pictures import views

app_name = "pictures"
urlpatterns = [
    path("tops/<key:key>/bilder/", views.pictures_add, name="pictures-add"),
    path("bilder/<key:key>/", views.picture_detail, name="picture-detail"),
    path("bilder/<key:key>/beschreiben/", views.picture_describe, name="picture-describe"),
    path("bilder/<key:key>/freigeben/", views.picture_release, name="picture-release"),
    path("bilder/<key:key>/freigabe-zuruecknehmen/", views.picture_take_back, name="picture-take-back"),
    path("bilder/<key:key>/entfernen/", views.picture_remove, name="picture-remove"),
]
