"""Writes what Pillow makes of the images of PillowTest: python3 pillow.py > pillow.txt"""
import PIL
from PIL import Image


def noise(x, y, c):
    value = (x * 73856093 ^ y * 19349663 ^ c * 83492791) & 0x7FFFFFFF
    value = value * 1103515245 + 12345 & 0x7FFFFFFF
    return value >> 16 & 255


def lines(size):
    """Three strokes, a 170th of the size wide, in white on black."""

    def value(x, y, c):
        width = max(1, size // 170)
        places = (x - y, x + 2 * y - size, 3 * x - y - size // 2)
        return 255 if any(abs(place) * 2 <= width * (1 + c) for place in places) else 0

    return value


def resized(value, channels, height, width, new_height, new_width):
    image = Image.new("L" if channels == 1 else "RGB", (width, height))
    image.putdata([value(x, y, 0) if channels == 1 else tuple(value(x, y, c) for c in range(3))
                   for y in range(height) for x in range(width)])
    image = image.resize((new_width, new_height), Image.BILINEAR)
    return [band.tobytes() for band in image.split()]


print("# Pillow", PIL.__version__, "Image.resize(size, BILINEAR): kind channels height width newHeight newWidth, then CHW bytes")
for kind, channels, height, width, new_height, new_width in (
        ("noise", 1, 512, 512, 28, 28), ("lines", 1, 512, 512, 28, 28), ("noise", 3, 37, 100, 32, 32),
        ("lines", 3, 37, 100, 32, 32), ("noise", 1, 101, 13, 7, 31), ("noise", 3, 9, 14, 6, 7),
        ("noise", 1, 5, 7, 1, 1), ("noise", 3, 8, 9, 19, 20), ("lines", 1, 1792, 1792, 28, 28)):
    made = resized(noise if kind == "noise" else lines(width), channels, height, width, new_height, new_width)
    print(kind, channels, height, width, new_height, new_width, b"".join(made).hex())
