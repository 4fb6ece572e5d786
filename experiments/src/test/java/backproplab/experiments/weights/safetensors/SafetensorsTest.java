package backproplab.experiments.weights.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    /** 1.5 = 0x3FC00000 and -2 = 0xC0000000 in single, 0.1 = 0x3FB999999999999A in double precision, lowest byte first. */
    private static final String BY_HAND = "9000000000000000"
            + HexFormat.of()
                    .formatHex(("{\"__metadata__\":{\"made\":\"by hand\"},"
                                    + "\"d\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]},"
                                    + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[8,16]}} ")
                            .getBytes(StandardCharsets.UTF_8))
            + "9a9999999999b93f"
            + "0000c03f"
            + "000000c0";

    @TempDir
    private Path temp;

    private static SafeTensor tensor(String name, Dtype dtype, List<Long> shape, double... values) {
        return new SafeTensor(name, dtype, shape, values);
    }

    private static SafetensorsFile byHand() {
        return new SafetensorsFile(
                Map.of("made", "by hand"),
                List.of(tensor("d", Dtype.F64, List.of(), 0.1), tensor("a", Dtype.F32, List.of(2L, 1L), 1.5, -2)));
    }

    private static void assertSame(SafetensorsFile expected, SafetensorsFile actual) {
        assertEquals(
                List.copyOf(expected.metadata().entrySet()),
                List.copyOf(actual.metadata().entrySet()));
        assertEquals(expected.tensors().size(), actual.tensors().size());
        for (int i = 0; i < expected.tensors().size(); i++) {
            SafeTensor left = expected.tensors().get(i);
            SafeTensor right = actual.tensors().get(i);
            assertEquals(left.name(), right.name());
            assertEquals(left.dtype(), right.dtype());
            assertEquals(left.shape(), right.shape());
            assertArrayEquals(left.values(), right.values(), left.name());
        }
    }

    @Test
    void writesTheBytesWorkedOutByHand() throws IOException {
        Path file = temp.resolve("a.safetensors");
        SafetensorsWriter.write(file, byHand());
        assertEquals(BY_HAND, HexFormat.of().formatHex(Files.readAllBytes(file)));
    }

    @Test
    void readsTheBytesWorkedOutByHand() throws IOException {
        Path file = Files.write(temp.resolve("a.safetensors"), HexFormat.of().parseHex(BY_HAND));
        assertSame(byHand(), SafetensorsReader.read(file));
    }

    @Test
    void whatWasReadIsWrittenByteForByte() throws IOException {
        double[] many = new double[40_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = (float) Math.sin(i);
        }
        SafetensorsFile content = new SafetensorsFile(
                Map.of("text", "\"quoted\" \\ \n \u00fc \u65e5"),
                List.of(
                        tensor(
                                "doubles",
                                Dtype.F64,
                                List.of(4L, 1L),
                                Math.PI,
                                Double.MIN_VALUE,
                                -0.0,
                                Double.MAX_VALUE),
                        tensor("wide", Dtype.F32, List.of(200L, 200L), many),
                        tensor("", Dtype.F32, List.of(1L), Float.MIN_VALUE),
                        tensor("nothing", Dtype.F32, List.of(0L, 5_000_000_000L)),
                        tensor("\u540d", Dtype.F32, List.of(3L), Double.NaN, Double.POSITIVE_INFINITY, -0.0)));
        Path first = temp.resolve("first");
        Path second = temp.resolve("second");
        SafetensorsWriter.write(first, content);
        SafetensorsFile read = SafetensorsReader.read(first);
        assertSame(content, read);
        SafetensorsWriter.write(second, read);
        assertEquals(-1, Files.mismatch(first, second));
        assertEquals(0, SafetensorsReaderTest.headerLength(first) % 8);
    }

    @Test
    void aFileWithoutTensorsOrMetadata() throws IOException {
        Path file = temp.resolve("none");
        SafetensorsWriter.write(file, new SafetensorsFile(Map.of(), List.of()));
        assertEquals(
                "08000000000000007b7d202020202020",
                HexFormat.of().formatHex(Files.readAllBytes(file)),
                "{} and six spaces");
        assertEquals(List.of(), SafetensorsReader.read(file).tensors());
    }

    @Test
    void singlePrecisionRoundsToNearest() throws IOException {
        Path file = temp.resolve("rounded");
        SafetensorsWriter.write(file, new SafetensorsFile(Map.of(), List.of(tensor("x", Dtype.F32, List.of(1L), 0.1))));
        assertEquals(0.1f, SafetensorsReader.read(file).tensors().get(0).values()[0]);
    }

    @Test
    void aFailedWriteLeavesWhatWasThere() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("folder"));
        Path inside = Files.writeString(folder.resolve("file"), "kept");
        assertThrows(IOException.class, () -> SafetensorsWriter.write(folder, byHand()));
        assertThrows(IOException.class, () -> SafetensorsWriter.write(temp.resolve("no/such/folder"), byHand()));
        try (Stream<Path> left = Files.walk(temp)) {
            assertEquals(List.of(temp, folder, inside), left.sorted().toList());
        }
    }

    @Test
    void whatNoFileCanHoldIsRefused() {
        assertEquals(
                "no tensor can be called __metadata__",
                assertThrows(IllegalArgumentException.class, () -> tensor("__metadata__", Dtype.F32, List.of(1L), 1))
                        .getMessage());
        assertEquals(
                "3 values do not fill x of shape [2, 2]",
                assertThrows(IllegalArgumentException.class, () -> tensor("x", Dtype.F32, List.of(2L, 2L), 1, 2, 3))
                        .getMessage());
        assertEquals(
                "2 values do not fill x of shape [-2, -1]",
                assertThrows(IllegalArgumentException.class, () -> tensor("x", Dtype.F32, List.of(-2L, -1L), 1, 2))
                        .getMessage());
        SafeTensor twice = tensor("x", Dtype.F32, List.of(), 1);
        assertEquals(
                "two tensors have the same name",
                assertThrows(IllegalArgumentException.class, () -> new SafetensorsFile(Map.of(), List.of(twice, twice)))
                        .getMessage());
    }

    @Test
    void aHeaderThatNobodyCouldReadIsNotWritten() throws HeaderTooLongException {
        SafetensorsWriter.checkLength(100_000_000);
        assertEquals(
                "its header would have 100000001 bytes, above the format's limit of 100000000",
                assertThrows(HeaderTooLongException.class, () -> SafetensorsWriter.checkLength(100_000_001))
                        .getMessage());
    }
}
