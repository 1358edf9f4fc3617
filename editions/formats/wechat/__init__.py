"""微信公众号: an issue as articles that an editor pastes into WeChat's own editor, and its photos to upload there.

Written here rather than by css-inline from a style sheet: every piece is weighed before the parts are put together, and a
dozen elements with a style each need no parser to get it.
"""

from __future__ import annotations

from editions.formats.format import Format

from .archives import build, photos_zip
from .parts import LIMIT, Part, parts

FORMAT = Format("wechat", "-wechat.zip", "application/zip", build, is_public=False)

__all__ = ["FORMAT", "LIMIT", "Part", "build", "parts", "photos_zip"]
