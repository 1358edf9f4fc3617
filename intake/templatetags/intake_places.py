from django import template

from intake.tree import COVER
from manuscript.mending import At

register = template.Library()


@register.filter
def place_in_address(at: At) -> str:
    return str(at) or COVER
