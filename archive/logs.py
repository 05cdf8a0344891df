"""Log lines through structlog: readable on a terminal, JSON where a machine reads them; always to standard error."""

import logging
import sys

import structlog
from django.core.exceptions import ImproperlyConfigured
from structlog.typing import Processor


def configure(*, json: bool, level: str) -> None:
    """Send every logger's lines through structlog. Raises ImproperlyConfigured for an unknown level."""
    if level.upper() not in logging.getLevelNamesMapping():
        raise ImproperlyConfigured(f"LOG_LEVEL={level!r} is unknown; use DEBUG, INFO, WARNING or ERROR.")
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if json
        else [
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
        ]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    logging.getLogger("django.utils.autoreload").setLevel(logging.WARNING)
    logging.getLogger("axes").setLevel(logging.WARNING)
    # Warns of every HEAD request, whose body Django leaves to the server to drop.
    logging.getLogger("gunicorn.http.wsgi").setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
