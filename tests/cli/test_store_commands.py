"""migrate, backup and restore: the store made, brought up to date, copied, and never half."""

from pathlib import Path

from callcenter.db.migrate import newest
from callcenter.db.sole_use import SoleUse
from callcenter.errors import CallcenterError, Invalid, NotReady
from tests.cli.conftest import MakeShell, Shell

PASSWORD = "correct horse 7"


def test_migrate_makes_the_store_and_says_the_step(shell: Shell) -> None:
    said = shell.run("migrate").output
    assert newest() in said
    assert "up to date" in shell.run("migrate").output
    assert newest() in shell.run("migrate", "--show").output


def test_migrate_show_fails_while_the_store_is_behind(shell: Shell) -> None:
    assert shell.run("migrate", "--show", code=1).output.split() == ["-", "/", newest()]
    shell.run("migrate")
    assert shell.run("migrate", "--show").output.split() == [newest(), "/", newest()]


def test_commands_name_the_remedy_while_there_is_no_store(shell: Shell) -> None:
    error = shell.fail("users", "create-admin", "--login", "boss", "--name", "店长", "--password-stdin", said=PASSWORD)
    assert isinstance(error, NotReady)
    assert error.fields["remedy"] == "callcenter migrate"


def test_a_backup_restored_elsewhere_has_every_row(ready_shell: Shell, another: MakeShell, tmp_path: Path) -> None:
    ready_shell.run("users", "create-admin", "--login", "boss", "--name", "店长", "--password-stdin", said=PASSWORD)
    ready_shell.run("token", "create", "DMS")
    file = tmp_path / "backup.zip"
    ready_shell.run("backup", str(file))
    other = another("other")
    other.run("restore", str(file))
    assert other.run("token", "list").output == ready_shell.run("token", "list").output


def test_a_backup_without_a_name_is_kept_beside_the_data(ready_shell: Shell) -> None:
    ready_shell.run("backup")
    assert len(list((ready_shell.config.service.data_dir / "backups").glob("callcenter-*.zip"))) == 1


def test_restore_refuses_a_store_that_holds_something(ready_shell: Shell, tmp_path: Path) -> None:
    ready_shell.run("token", "create", "DMS")
    file = tmp_path / "backup.zip"
    ready_shell.run("backup", str(file))
    error = ready_shell.fail("restore", str(file))
    assert isinstance(error, CallcenterError)
    assert error.fields["reason"] == "not-empty"


def test_restore_refuses_a_damaged_file_and_makes_nothing(
    ready_shell: Shell, another: MakeShell, tmp_path: Path
) -> None:
    file = tmp_path / "backup.zip"
    ready_shell.run("backup", str(file))
    file.write_bytes(file.read_bytes()[:-200])
    other = another("other")
    assert isinstance(other.fail("restore", str(file)), Invalid)
    assert not (other.config.service.data_dir / "callcenter.db").exists()


def test_restore_refuses_the_store_of_a_running_service(ready_shell: Shell, another: MakeShell, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    ready_shell.run("backup", str(file))
    other = another("other")
    lock = SoleUse(other.config.service.data_dir / "callcenter.db")
    lock.take()
    try:
        error = other.fail("restore", str(file))
    finally:
        lock.give_back()
    assert isinstance(error, NotReady)
    assert error.fields["reason"] == "store-in-use"


def test_migrate_refuses_the_store_of_a_running_service(ready_shell: Shell) -> None:
    """Tables taken away or rebuilt under a service that writes them: its calls would end in errors. Looking is no harm."""
    lock = SoleUse(ready_shell.config.service.data_dir / "callcenter.db")
    lock.take()
    try:
        for arguments in ((), ("--down-to", "base", "--yes")):
            error = ready_shell.fail("migrate", *arguments)
            assert isinstance(error, NotReady)
            assert error.fields["reason"] == "store-in-use"
        assert newest() in ready_shell.run("migrate", "--show").output
    finally:
        lock.give_back()
    assert "up to date" in ready_shell.run("migrate").output
    ready_shell.run("migrate", "--down-to", "base", "--yes")
    ready_shell.run("migrate")


def test_a_folder_where_no_lock_can_be_made_is_told_by_its_name(shell: Shell) -> None:
    place = shell.config.service.data_dir
    place.write_text("a file where the folder should be", "utf-8")
    error = shell.fail("migrate")
    assert isinstance(error, NotReady)
    assert str(place) in str(error.fields["path"])
