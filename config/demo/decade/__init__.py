"""A decade that nobody lived: three blocs of boards with invented names, built by the services.

Everything is written as officers would write it, by the same verbs and with the same refusals; only
the registers that officers keep by hand in the admin (boards, blocs, rates) are saved as rows.
"""

from config.demo.decade.guard import admitted
from config.demo.decade.making import Made, generate
from config.demo.decade.size import Size, size_of

__all__ = ["Made", "Size", "admitted", "generate", "size_of"]
