from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "backstory.desk"
    label = "desk"
