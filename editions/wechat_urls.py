from django.urls import path

from .wechat_views import MarkPostedView, PhotosView, RemovePostView, WechatView

app_name = "wechat"
urlpatterns = [
    path("<int:pk>/", WechatView.as_view(), name="issue"),
    path("<int:pk>/photos/", PhotosView.as_view(), name="photos"),
    path("<int:pk>/parts/<int:number>/posted/", MarkPostedView.as_view(), name="posted"),
    path("<int:pk>/posts/<int:post>/remove/", RemovePostView.as_view(), name="remove"),
]
