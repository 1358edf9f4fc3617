from django.urls import path

from .paper_views import ProofView, SheetPdfView

app_name = "papers"
urlpatterns = [
    path("<int:pk>/proof/", ProofView.as_view(), name="proof"),
    path("<int:pk>/sheet/", SheetPdfView.as_view(), name="sheet"),
]
