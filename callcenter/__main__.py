"""`python -m callcenter` is the command `callcenter`."""

from callcenter.cli import main

if __name__ == "__main__":
    main()
