"""Tags and filters of the reader's templates."""

from django import template

register = template.Library()
