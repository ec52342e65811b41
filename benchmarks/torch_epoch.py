"""One epoch of the benchmark's CNN over MNIST in PyTorch, from the packed files to a saved model.

`torch_epoch.py MNIST_FOLDER MODEL`: plain gradient descent with a rate of 0.1, batches of 256 in random order, two
threads; prints the mean loss of the second half. `dev.assize.benchmarks.MnistEpoch` does the same. Needs torch, numpy.
"""
import gzip
import pathlib
import sys

import numpy
import torch
from torch import nn

BATCH, RATE = 256, 0.1


def read(path, header):
    """Returns the bytes of an IDX file after its header."""
    with gzip.open(path) as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=header)


def main(folder, target):
    torch.manual_seed(1)
    torch.set_num_threads(2)
    folder = pathlib.Path(folder)
    labels = torch.from_numpy(read(folder / 'train-labels-idx1-ubyte.gz', 8).astype(numpy.int64))
    images = torch.from_numpy(read(folder / 'train-images-idx3-ubyte.gz', 16).astype(numpy.float32) / 255)
    images = images.reshape(len(labels), 1, 28, 28)
    model = nn.Sequential(
        nn.Conv2d(1, 16, 8, 2, 3), nn.ReLU(), nn.MaxPool2d(2, 1), nn.Conv2d(16, 32, 4, 2), nn.ReLU(), nn.MaxPool2d(2, 1),
        nn.Flatten(), nn.Linear(512, 32), nn.ReLU(), nn.Linear(32, 10))
    optimizer = torch.optim.SGD(model.parameters(), RATE)
    order, losses = torch.randperm(len(labels)), []
    for start in range(0, len(labels), BATCH):
        rows = order[start:start + BATCH]
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    torch.save(model.state_dict(), target)
    half = losses[len(losses) // 2:]
    print(f'{sum(half) / len(half):.4f}')


if __name__ == '__main__':
    main(*sys.argv[1:])
