"""Runs a program with a terminal as its standard input and standard error, and types a line for each question.

    terminal.py [--all] ANSWERS PROGRAM ARGUMENT...

ANSWERS is a list of texts in JSON; a question ends in a colon and a space. When they are used up, the end of input is
typed. With --all the terminal is standard output too. Prints {"status", "output", "terminal"} as JSON.
"""
import json
import os
import pty
import subprocess
import sys
import termios

arguments = sys.argv[1:]
everything = arguments[0] == "--all"
if everything:
    arguments = arguments[1:]
answers = json.loads(arguments[0])
master, slave = pty.openpty()
mode = termios.tcgetattr(slave)
mode[3] &= ~termios.ECHO
termios.tcsetattr(slave, termios.TCSANOW, mode)
program = subprocess.Popen(
    arguments[1:], stdin=slave, stderr=slave, stdout=slave if everything else subprocess.PIPE, start_new_session=True)
os.close(slave)
seen, said, ended = b"", b"", False
while True:
    try:
        piece = os.read(master, 4096)
    except OSError:
        break
    if not piece:
        break
    seen += piece
    said += piece
    if said.endswith(b": "):
        said = b""
        if answers:
            os.write(master, answers.pop(0).encode() + b"\n")
        elif not ended:
            ended = True
            os.write(master, b"\x04")
output = b"" if everything else program.stdout.read()
print(json.dumps({"status": program.wait(), "output": output.decode(), "terminal": seen.decode(), "left": answers}))
