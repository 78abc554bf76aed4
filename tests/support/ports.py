"""Free ports of the loopback for the real parts that tests start."""

import socket


def free_port() -> int:
    """A port on 127.0.0.1 that nobody listens on now; free for TCP and UDP at the moment of asking."""
    while True:
        with (
            socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp,
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
        ):
            tcp.bind(("127.0.0.1", 0))
            port: int = tcp.getsockname()[1]
            try:
                udp.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
