package backproplab.experiments.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damaged copies of a file: what disks, editors, transfers and other people's programs do to bytes. Each is a function of its number. */
final class Mutations {
    private static final int MOST_STEPS = 4;
    private static final int LONGEST = 64;
    private static final int NESTED = 20_000;

    private static final byte[] EDGES = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFF, '"', '\'', '\n', '\r', ',', ':', 0x1B};
    private static final int[] SIZES = {
        0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF, 1 << 16, 1 << 24, 0x7FFFFFF8, 1_000_000
    };
    /** What readers of text trip over. */
    private static final String[] TEXTS = {
        "\"",
        "\"\"",
        "'",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u001b[2J",
        "{",
        "}",
        "[",
        "]",
        "- ",
        ": ",
        "&a ",
        "*a",
        "!!java.net.URL ",
        "%",
        "..",
        "/",
        "null",
        "NaN",
        "-1",
        "1e999",
        "99999999999999999999",
        "\ufeff",
        "\ud83d\ude00",
        "[".repeat(NESTED),
        "{\"a\":".repeat(NESTED),
    };

    private Mutations() {}

    /** The copy of a number, one to four things changed; it may happen to be equal. */
    static byte[] copy(byte[] good, long number) {
        SplittableRandom random = new SplittableRandom(number);
        byte[] bytes = good;
        for (int step = random.nextInt(MOST_STEPS); step >= 0; step--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] in, SplittableRandom random) {
        int at = random.nextInt(in.length + 1);
        int end = at + Math.min(random.nextInt(LONGEST) + 1, in.length - at);
        byte[] out = in.clone();
        switch (random.nextInt(10)) {
            case 0, 1 -> flip(out, at, random);
            case 2 -> set(out, at, EDGES[random.nextInt(EDGES.length)]);
            case 3 -> number(out, at, random);
            case 4 -> {
                return Arrays.copyOf(in, at);
            }
            case 5 -> {
                return joined(Arrays.copyOf(in, at), Arrays.copyOfRange(in, end, in.length));
            }
            case 6 -> {
                return joined(Arrays.copyOf(in, end), Arrays.copyOfRange(in, at, in.length));
            }
            case 7 -> Arrays.fill(out, at, end, EDGES[random.nextInt(EDGES.length)]);
            case 8 -> {
                byte[] noise = new byte[end - at];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, out, at, noise.length);
            }
            default -> {
                byte[] text = TEXTS[random.nextInt(TEXTS.length)].getBytes(StandardCharsets.UTF_8);
                return joined(Arrays.copyOf(in, at), text, Arrays.copyOfRange(in, at, in.length));
            }
        }
        return out;
    }

    private static void flip(byte[] bytes, int at, SplittableRandom random) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
    }

    private static void set(byte[] bytes, int at, byte value) {
        if (at < bytes.length) {
            bytes[at] = value;
        }
    }

    /** Where sizes stand, an absurd one. */
    private static void number(byte[] bytes, int at, SplittableRandom random) {
        if (at + Integer.BYTES <= bytes.length) {
            ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            ByteBuffer.wrap(bytes).order(order).putInt(at, SIZES[random.nextInt(SIZES.length)]);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
