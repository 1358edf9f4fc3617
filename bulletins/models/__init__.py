from .bulletin import BulletinPage
from .contributors import Byline, Contributor
from .deliveries import Delivery
from .headings import ChapterPage, SectionPage
from .issue import IssuePage
from .item import NewsItemPage
from .photos import PhotoFile, PhotoRendition
from .releases import Release

__all__ = [
    "BulletinPage",
    "Byline",
    "ChapterPage",
    "Contributor",
    "Delivery",
    "IssuePage",
    "NewsItemPage",
    "PhotoFile",
    "PhotoRendition",
    "Release",
    "SectionPage",
]
