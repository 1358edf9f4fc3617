from .bulletin import BulletinPage
from .contributors import Byline, Contributor
from .corrections import Correction
from .deliveries import Delivery
from .figures import ItemFigure
from .headings import ChapterPage, SectionPage
from .issue import IssuePage
from .item import NewsItemPage
from .manifests import Manifest, ManifestFile, ManifestRow
from .photos import PhotoFile, PhotoRendition
from .releases import Release
from .withdrawals import Tombstone, Withdrawal

__all__ = [
    "BulletinPage",
    "Byline",
    "ChapterPage",
    "Contributor",
    "Correction",
    "Delivery",
    "IssuePage",
    "ItemFigure",
    "Manifest",
    "ManifestFile",
    "ManifestRow",
    "NewsItemPage",
    "PhotoFile",
    "PhotoRendition",
    "Release",
    "SectionPage",
    "Tombstone",
    "Withdrawal",
]
