from .bulletin import BulletinPage
from .contributors import Byline, Contributor
from .corrections import Correction
from .deliveries import Delivery
from .figures import ItemFigure
from .headings import ChapterPage, SectionPage
from .issue import IssuePage
from .item import NewsItemPage
from .manifests import Manifest, ManifestFile, ManifestRow
from .mentions import ItemMention, Sighting, SuggestedName
from .names import FormerSlug, NameEntry, NameKinds
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
    "FormerSlug",
    "IssuePage",
    "ItemFigure",
    "ItemMention",
    "Manifest",
    "ManifestFile",
    "ManifestRow",
    "NameEntry",
    "NameKinds",
    "NewsItemPage",
    "PhotoFile",
    "PhotoRendition",
    "Release",
    "SectionPage",
    "Sighting",
    "SuggestedName",
    "Tombstone",
    "Withdrawal",
]
