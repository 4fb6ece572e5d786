#!/usr/bin/env python3
"""Times the training steps of the six workloads in PyTorch from Python: one CSV row for each.

The networks are those of backproplab.benchmarks.work.Workload, the update is torch.optim.SGD, the batch is in place before
the clock runs. A row holds the median and the least time of a step, so a busy machine shows as a median far above the least.
"""
import argparse
import csv
import os
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional

CLASSES = 10
RATE = 1e-3


class Block(nn.Module):
    """Two 3x3 convolutions with batch norm, beside the identity or a projection."""

    def __init__(self, channels_in, channels, stride):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(channels_in, channels, 3, stride, 1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU(inplace=True),
            nn.Conv2d(channels, channels, 3, 1, 1, bias=False),
            nn.BatchNorm2d(channels),
        )
        self.shortcut = nn.Sequential()
        if stride > 1:
            self.shortcut = nn.Sequential(
                nn.Conv2d(channels_in, channels, 1, stride, bias=False), nn.BatchNorm2d(channels)
            )

    def forward(self, x):
        return functional.relu(self.main(x) + self.shortcut(x), inplace=True)


def resnet18(large_stem):
    kernel, stride, padding = (7, 2, 3) if large_stem else (3, 1, 1)
    layers = [nn.Conv2d(3, 64, kernel, stride, padding, bias=False), nn.BatchNorm2d(64), nn.ReLU(inplace=True)]
    if large_stem:
        layers.append(nn.MaxPool2d(3, 2, 1))
    channels = 64
    for stage in range(4):
        width = 64 << stage
        for block in range(2):
            layers.append(Block(channels, width, 2 if stage > 0 and block == 0 else 1))
            channels = width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, CLASSES))


def mlp():
    sizes = [784, 2352, 1568, 784]
    layers = [nn.Flatten()]
    for before, after in zip(sizes, sizes[1:]):
        layers += [nn.Linear(before, after), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, nn.Linear(sizes[-1], CLASSES))


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, 1, 1),
        nn.ReLU(inplace=True),
        nn.Flatten(),
        nn.Linear(8 * 28 * 28, 128),
        nn.ReLU(inplace=True),
        nn.Linear(128, CLASSES),
    )


WORKLOADS = {
    "mlp-a-b10": (mlp, (10, 1, 28, 28)),
    "mlp-a-b128": (mlp, (128, 1, 28, 28)),
    "cnn-b128": (cnn, (128, 1, 28, 28)),
    "cnn-b10": (cnn, (10, 1, 28, 28)),
    "resnet18-7x7-b32": (lambda: resnet18(True), (32, 3, 32, 32)),
    "resnet18-3x3-b32": (lambda: resnet18(False), (32, 3, 32, 32)),
}


def measure(workload, channels_last, seconds):
    """Milliseconds of the steps of a few seconds, after a third as many to warm up; at least five."""
    torch.manual_seed(1)
    make, shape = WORKLOADS[workload]
    network = make()
    batch = torch.randn(shape)
    labels = torch.arange(shape[0]) % CLASSES
    if channels_last:
        network = network.to(memory_format=torch.channels_last)
        batch = batch.to(memory_format=torch.channels_last)
    optimizer = torch.optim.SGD(network.parameters(), lr=RATE)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = functional.cross_entropy(network(batch), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    def times(limit):
        result = []
        start = time.perf_counter()
        while len(result) < 5 or time.perf_counter() - start < limit:
            before = time.perf_counter()
            step()
            result.append((time.perf_counter() - before) * 1e3)
        return result

    times(seconds / 3)
    return times(seconds)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workloads", default=",".join(WORKLOADS), help="names, divided by commas (default: all six)")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of an operation (default: all cores)")
    parser.add_argument("--channels-last", action="store_true", help="images and filters as N x H x W x C in memory")
    parser.add_argument("--seconds", type=float, default=10, help="how long each workload is timed (default: 10)")
    arguments = parser.parse_args()
    names = arguments.workloads.split(",")
    for name in names:
        if name not in WORKLOADS:
            parser.error(f"unknown workload '{name}'. Known: {', '.join(WORKLOADS)}")
    torch.set_num_threads(arguments.threads)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(
        ["workload", "engine", "version", "threads", "images", "openblas_coretype_asked", "samples", "ms_min", "ms_median"]
    )
    for name in names:
        times = measure(name, arguments.channels_last, arguments.seconds)
        rows.writerow(
            [
                name,
                "pytorch-python",
                torch.__version__,
                torch.get_num_threads(),
                "channels-last" if arguments.channels_last else "channels-first",
                os.environ.get("OPENBLAS_CORETYPE", "none"),
                len(times),
                f"{min(times):.4f}",
                f"{statistics.median(times):.4f}",
            ]
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
