"""Makes resnet18.safetensors, a state_dict as torchvision's resnet18() has it, 2 channels wide, and the outputs that PytorchWeightsTest expects.

Run with PyTorch in this folder. torchvision is not needed: the modules below have its names, order and arguments.
"""

import json
import struct

import torch
from torch import nn


class BasicBlock(nn.Module):
    def __init__(self, inplanes, planes, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inplanes, planes, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(planes, planes, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.downsample = None
        if stride != 1 or inplanes != planes:
            self.downsample = nn.Sequential(
                nn.Conv2d(inplanes, planes, 1, stride=stride, bias=False), nn.BatchNorm2d(planes)
            )

    def forward(self, x):
        identity = x if self.downsample is None else self.downsample(x)
        out = self.relu(self.bn1(self.conv1(x)))
        return self.relu(self.bn2(self.conv2(out)) + identity)


class ResNet18(nn.Module):
    def __init__(self, width, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, stride=2, padding=1)
        planes = width
        for stage in range(4):
            out = width << stage
            first = BasicBlock(planes, out, 1 if stage == 0 else 2)
            setattr(self, f"layer{stage + 1}", nn.Sequential(first, BasicBlock(out, out, 1)))
            planes = out
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(planes, classes)

    def forward(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(self.avgpool(x), 1))


TYPES = {torch.float16: "F16", torch.bfloat16: "BF16", torch.float32: "F32", torch.int64: "I64"}


def save(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        flat = tensor.contiguous().reshape(-1)
        raw = (flat.view(torch.int16) if tensor.dtype == torch.bfloat16 else flat).numpy().tobytes()
        header[name] = {
            "dtype": TYPES[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(raw)],
        }
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + data)


def stored(name, tensor):
    """Convolutions in half precision, the last layer in bfloat16, the rest as it is."""
    if name.startswith("fc."):
        return tensor.bfloat16()
    return tensor.half() if tensor.dim() == 4 else tensor


def pattern(count, factor, modulus):
    """Numbers that a test can make too, exactly."""
    return torch.tensor([((i * factor) % modulus - modulus // 2) / 64.0 for i in range(count)], dtype=torch.float64)


def patterned(model):
    """Every parameter of a model from one pattern each, by its place among them."""
    for place, parameter in enumerate(model.parameters()):
        parameter.data = pattern(parameter.numel(), 37 + 2 * place, 61).reshape(parameter.shape)
    return model.double().eval()


def main():
    torch.manual_seed(3)
    model = ResNet18(2, 5)
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.uniform_(-0.5, 0.5)
            module.running_mean.uniform_(-0.5, 0.5)
            module.running_var.uniform_(0.5, 2)
            module.num_batches_tracked.fill_(1234)
    tensors = {name: stored(name, tensor) for name, tensor in model.state_dict().items()}
    save("resnet18.safetensors", tensors)
    model.load_state_dict({name: tensor.float() for name, tensor in tensors.items()})
    with torch.no_grad():
        image = pattern(3 * 32 * 32, 37, 101).reshape(1, 3, 32, 32)
        print("resnet18", model.double().eval()(image).tolist())
        small = pattern(16, 37, 101).reshape(1, 1, 4, 4)
        mlp = nn.Sequential(nn.Flatten(), nn.Linear(16, 5), nn.ReLU(), nn.Linear(5, 3))
        print("mlp", patterned(mlp)(small).tolist(), list(mlp.state_dict()))
        cnn = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(128, 6), nn.ReLU(), nn.Linear(6, 3)
        )
        print("cnn", patterned(cnn)(small).tolist(), list(cnn.state_dict()))


main()
