"""All that is known about a bulletin as text. Imports no Django and no Wagtail, opens no network and no database."""
