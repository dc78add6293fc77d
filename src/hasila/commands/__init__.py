"""What each command of the program does: asked for in ``options``, done with what ``running`` shares."""
