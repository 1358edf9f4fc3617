from .bindings import Binding, Edition, private
from .styles import BulletinStyle
from .wechat_posts import WechatPost

__all__ = ["Binding", "BulletinStyle", "Edition", "WechatPost", "private"]
