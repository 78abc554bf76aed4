"""A few lines of AMI for the lab's own questions: one connection, one action at a time, no events."""

import socket
from types import TracebackType
from typing import Self


class Ami:
    """Signs in on entry; `ask` sends one action and returns the headers of its response, lower case."""

    def __init__(self, port: int, user: str, secret: str, deadline: float = 5.0) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), deadline)
        self._file = self._socket.makefile("rb")
        self._file.readline()
        answer = self.ask("Login", Username=user, Secret=secret, Events="off")
        if answer.get("response") != "Success":
            raise OSError(answer.get("message", "sign-in refused"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
        self._socket.close()

    def ask(self, action: str, **headers: str) -> dict[str, str]:
        """One action, its answer; `Output` lines of a command are joined by line breaks."""
        fields = {"Action": action, "ActionID": "lab", **headers}
        self._socket.sendall("".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode() + b"\r\n")
        while True:
            answer = self._message()
            if answer.get("actionid") == "lab" and "response" in answer:
                return answer

    def command(self, text: str) -> str:
        """What the console prints for a command."""
        return self.ask("Command", Command=text).get("output", "")

    def variable(self, name: str) -> str:
        """The value of a global variable or dialplan function."""
        return self.ask("Getvar", Variable=name).get("value", "")

    def line(self, attempt: str) -> str:
        """The journal line of an attempt, empty when there is none."""
        found = self.command(f"database get callcenter {attempt}")
        return found.removeprefix("Value: ").strip() if found.startswith("Value: ") else ""

    def _message(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        while line := self._file.readline():
            if line == b"\r\n":
                return fields
            name, _, value = line.decode(errors="replace").rstrip("\r\n").partition(": ")
            name = name.lower()
            fields[name] = f"{fields[name]}\n{value}" if name in fields else value
        raise OSError("the connection was closed")
