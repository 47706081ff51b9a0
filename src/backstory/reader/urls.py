"""The reader's addresses."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from .views import about, actor, actors, day, days, front, robots, search, section, story, text


class DayConverter:
    """A day as 2025-03-12."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


class YearConverter:
    regex = r"\d{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


register_converter(DayConverter, "day")
register_converter(YearConverter, "year")

app_name = "reader"
urlpatterns = [
    path("", front.front, name="front"),
    path("day/<day:day>/", day.day, name="day"),
    path("days/", days.days, name="days"),
    path("days/<year:year>/", days.days, name="year"),
    path("section/<str:slug>/", section.section, name="section"),
    path("story/<int:pk>/", story.story, name="story"),
    path("story/<int:pk>/text/<int:number>/", text.text, name="text"),
    path("actors/", actors.actors, name="actors"),
    path("actor/<path:key>/", actor.actor, name="actor"),
    path("search/", search.find, name="search"),
    path("about/", about.about, name="about"),
    path("robots.txt", robots.robots, name="robots"),
]
