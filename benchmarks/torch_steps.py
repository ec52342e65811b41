"""Times the networks of the speed goals in PyTorch: a training step with plain gradient descent, and a prediction.

`java -jar benchmarks/target/benchmarks.jar` starts it with --serve and takes turns with it: each line of the standard
input, `NETWORK step|predict RUNS` (or `product step RUNS`: a product of 1024 x 1024 matrices), is answered by the
median of that many runs in milliseconds. Without --serve it prints a table. Needs torch.
"""
import statistics
import sys
import time

import torch
from torch import nn

THREADS, ROWS, RUNS, WARM_UP_SECONDS = 2, 256, 30, 4.0


class LastStep(nn.Module):
    """An LSTM over 50 steps and a dense layer on its last output."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(32, 128, batch_first=True)
        self.dense = nn.Linear(128, 2)

    def forward(self, x):
        return self.dense(self.lstm(x)[0][:, -1])


def median_millis(work, runs):
    """Returns the median time of some runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times)


def networks():
    """Yields name, model, inputs and number of classes."""
    yield 'MLP', nn.Sequential(nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 256), nn.ReLU(), nn.Linear(256, 10)), \
        torch.rand(ROWS, 784), 10
    yield 'CNN', nn.Sequential(
        nn.Conv2d(1, 16, 8, 2, 3), nn.ReLU(), nn.MaxPool2d(2, 1), nn.Conv2d(16, 32, 4, 2), nn.ReLU(), nn.MaxPool2d(2, 1),
        nn.Flatten(), nn.Linear(512, 32), nn.ReLU(), nn.Linear(32, 10)), torch.rand(ROWS, 1, 28, 28), 10
    yield 'LSTM_50', LastStep(), torch.rand(ROWS, 50, 32), 2


def works():
    """Returns what can be timed, by network and kind of work."""
    a, b, c = torch.rand(1024, 1024), torch.rand(1024, 1024), torch.empty(1024, 1024)
    result = {('product', 'step'): lambda: torch.mm(a, b, out=c)}
    for name, model, inputs, classes in networks():
        labels = torch.randint(0, classes, (ROWS,))
        optimizer = torch.optim.SGD(model.parameters(), 0.1)

        def step(model=model, inputs=inputs, labels=labels, optimizer=optimizer):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(inputs), labels).backward()
            optimizer.step()

        def predict(model=model, inputs=inputs):
            with torch.inference_mode():
                torch.softmax(model(inputs), 1)

        result[name, 'step'] = step
        result[name, 'predict'] = predict
    return result


def serve(known):
    """Answers requests until the input ends."""
    print('ready', flush=True)
    for line in sys.stdin:
        name, work, runs = line.split()
        print(median_millis(known[name, work], int(runs)), flush=True)


def table(known):
    """Prints the median of each work after a warm-up."""
    for key, work in known.items():
        end = time.perf_counter() + WARM_UP_SECONDS
        while time.perf_counter() < end:
            work()
        print(f'{" ".join(key):16} {median_millis(work, RUNS):10.2f} ms')


if __name__ == '__main__':
    torch.manual_seed(1)
    torch.set_num_threads(THREADS)
    (serve if '--serve' in sys.argv else table)(works())
