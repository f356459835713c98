"""What schemathesis does not know by itself: a body of tus is bytes."""

import schemathesis


@schemathesis.serializer("application/offset+octet-stream")
def offset_stream(_context, value):
    return value if isinstance(value, bytes) else str(value).encode()


@schemathesis.hook
def filter_case(_context, case):
    """A header that nobody knows is passed over, as HTTP asks: it is no violation."""
    return "x-schemathesis-unknown-property" not in {name.lower() for name in case.headers or {}}
