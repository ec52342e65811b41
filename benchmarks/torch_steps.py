"""Times the networks of the speed goals in PyTorch: a training step with plain gradient descent, and a prediction.

Run it in the same hour and on the same machine as `java -jar benchmarks/target/benchmarks.jar`; needs torch.
"""
import statistics
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


def median_millis(work):
    """Returns the median time of one run after a warm-up."""
    end = time.perf_counter() + WARM_UP_SECONDS
    runs = 0
    while runs < RUNS or time.perf_counter() < end:
        work()
        runs += 1
    times = []
    for _ in range(RUNS):
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


def main():
    """Prints the table."""
    torch.manual_seed(1)
    a, b = torch.rand(1024, 1024), torch.rand(1024, 1024)
    for threads in range(1, THREADS + 1):
        torch.set_num_threads(threads)
        rate = 2 * 1024 ** 3 / median_millis(lambda: a @ b) / 1e6
        print(f'product 1024 x 1024 x 1024, {threads} threads: {rate:.0f} GFLOPS')
    print(f'{"network":8} {"torch ms":>10} {"predict ms":>12}')
    for name, model, inputs, classes in networks():
        labels = torch.randint(0, classes, (ROWS,))
        optimizer = torch.optim.SGD(model.parameters(), 0.1)

        def step():
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(inputs), labels).backward()
            optimizer.step()

        def predict():
            with torch.no_grad():
                torch.softmax(model(inputs), 1)

        print(f'{name:8} {median_millis(step):10.2f} {median_millis(predict):12.2f}')


if __name__ == '__main__':
    main()
