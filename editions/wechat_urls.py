from django.urls import path

from .wechat_views import MarkPostedView, PhotosView, WechatView

app_name = "wechat"
urlpatterns = [
    path("<int:pk>/", WechatView.as_view(), name="issue"),
    path("<int:pk>/photos/", PhotosView.as_view(), name="photos"),
    path("<int:pk>/parts/<int:number>/posted/", MarkPostedView.as_view(), name="posted"),
]
