from .wechat_posts import WechatPost

__all__ = ["WechatPost"]
