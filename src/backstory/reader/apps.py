from django.apps import AppConfig


class ReaderConfig(AppConfig):
    name = "backstory.reader"
    label = "reader"
