from .bindings import Binding, Edition, private
from .styles import BulletinStyle

__all__ = ["Binding", "BulletinStyle", "Edition", "private"]
