# Splits reports into lines and cells, and the cells that are numbers into numbers: what the least
# script does before any rule. A line on standard input gives the least time of a round in
# nanoseconds; the answer is the number of passes, the time and the processor time they took. Before
# all of them it tells what it has read: documents, bytes, cells, and numbers among them.
import pathlib
import sys
import time

documents = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).iterdir())]


def read(document):
    rows = []
    for line in document.decode("utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) > 1:
            rows.append([int(cell) if cell.lstrip("-").isdigit() else cell for cell in cells])
    return rows


cells = [cell for document in documents for row in read(document) for cell in row]
numbers = sum(isinstance(cell, int) for cell in cells)
print(len(documents), sum(map(len, documents)), len(cells), numbers, flush=True)

for line in sys.stdin:
    least = int(line)
    begin = time.perf_counter_ns()
    cpu = time.process_time_ns()
    passes = 0
    while True:
        for document in documents:
            read(document)
        passes += 1
        passed = time.perf_counter_ns() - begin
        if passed >= least:
            break
    print(passes, passed, time.process_time_ns() - cpu, flush=True)
