from wagtail.permission_policies import ModelPermissionPolicy


class SubscriberPolicy(ModelPermissionPolicy):
    """Readers subscribe by themselves: nobody in the office adds one or reads an address, whatever the rank."""

    def user_has_permission(self, user, action):
        return action in {"view", "delete"} and super().user_has_permission(user, action)
