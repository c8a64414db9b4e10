"""Privacy: addresses."""

from django.urls import path

from sozialraum.privacy import views

app_name = "privacy"
urlpatterns = [
    path("menschen/<key:key>/auskunft/", views.about_person, name="about-person"),
    path("menschen/<key:key>/auskunft.json", views.about_person_file, name="about-person-file"),
    path("menschen/<key:key>/auskunft/verschicken/", views.person_hand_over, name="person-hand-over"),
    path("menschen/<key:key>/loeschen/", views.person_erase, name="person-erase"),
    path("schreibtisch/fristen/", views.retention, name="retention"),
    path("schreibtisch/verarbeitungen/", views.processing, name="processing"),
]
