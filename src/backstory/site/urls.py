from django.urls import include, path

urlpatterns = [path("", include("backstory.reader.urls"))]
handler400 = "backstory.reader.views.errors.bad_request"
handler404 = "backstory.reader.views.errors.not_found"
handler500 = "backstory.reader.views.errors.server_error"
