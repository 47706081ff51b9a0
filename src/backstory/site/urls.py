from django.urls import include, path

urlpatterns = [path("", include("backstory.reader.urls"))]
