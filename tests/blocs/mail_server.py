"""A mail server that does what a test tells it: it refuses an address, breaks, or hangs up."""

from django.core.mail.backends.locmem import EmailBackend


class Scripted(EmailBackend):
    """Takes letters into ``mail.outbox``; ``script`` names what goes wrong, and where."""

    script = {}

    def open(self):
        self._break("open")

    def close(self):
        self._break("close")

    def send_messages(self, messages):
        for message in messages:
            self._break(message.to[0])
        return super().send_messages(messages)

    def _break(self, where):
        if where in self.script:
            raise self.script[where]
