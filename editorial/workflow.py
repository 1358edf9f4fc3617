"""What happens when the last reviewer has passed an issue. Named in settings; loaded before the models are."""


def finish_review(workflow_state, user=None) -> None:
    """Seals the issue. Wagtail would publish the newest revision here, whatever had been signed.

    Raises PermissionDenied where a signature is missing, say because a stage was switched off in the middle of a round.
    """
    from .rounds import seal  # noqa: PLC0415  see above

    seal(workflow_state.review_round)
