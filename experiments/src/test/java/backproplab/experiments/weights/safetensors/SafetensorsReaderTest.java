package backproplab.experiments.weights.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to break a file, each with the message that says how. */
class SafetensorsReaderTest {
    private static final String WHAT_TO_DO =
            "The file is damaged or of another format: copy it again, or save it anew.";

    @TempDir
    private Path temp;

    static long headerLength(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }

    private static byte[] file(String header, Charset charset, int dataBytes) {
        byte[] bytes = header.getBytes(charset);
        return file(bytes.length, bytes, dataBytes);
    }

    private static byte[] file(long length, byte[] header, int dataBytes) {
        return ByteBuffer.allocate(8 + header.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(header)
                .array();
    }

    private String refused(byte[] content) throws IOException {
        Path path = Files.write(temp.resolve("w.safetensors"), content);
        SafetensorsException e = assertThrows(SafetensorsException.class, () -> SafetensorsReader.read(path));
        assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
        assertEquals(2, e.getMessage().lines().count(), e.getMessage());
        return e.getMessage().substring((path + ": ").length());
    }

    /** One quote stands for two, so that headers stay readable. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // not JSON, or no object of objects
                "[1] | 0 | the header is no JSON object: it starts with 0x5b",
                "{'a':} | 0 | the header cannot be read as JSON: Unexpected character ('}' (code 125))",
                "{ | 0 | the header cannot be read as JSON: Unexpected end-of-input",
                "{}{} | 0 | the header goes on after its end, at character 2 of the header",
                "{}x | 0 | the header cannot be read as JSON: Unrecognized token 'x'",
                "{'a':7} | 0 | 'a' is no JSON object, at character 5 of the header",
                "{'a':null} | 0 | 'a' is no JSON object",
                "{'__metadata__':[]} | 0 | '__metadata__' is no JSON object",
                "{'__metadata__':{'epoch':3}} | 0 | metadata 'epoch' is no text, at character 25 of the header",
                "{'__metadata__':{'epoch':null}} | 0 | metadata 'epoch' is no text",
                // a name twice, at each level
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{}} | 4 | Duplicate",
                "{'__metadata__':{},'__metadata__':{}} | 0 | Duplicate",
                "{'__metadata__':{'x':'1','x':'1'}} | 0 | Duplicate",
                "{'a':{'dtype':'F32','dtype':'F32'}} | 0 | Duplicate",
                // fields
                "{'a':{'shape':[1],'data_offsets':[0,4]}} | 4 | tensor 'a' has no dtype, at character",
                "{'a':{'dtype':'F32','data_offsets':[0,4]}} | 4 | tensor 'a' has no shape",
                "{'a':{'dtype':'F32','shape':[1]}} | 4 | tensor 'a' has no data_offsets",
                "{'a':{'dtype':'F32','shape':[1],'offsets':[0,4]}} | 4 | tensor 'a' has an unknown field 'offsets'",
                "{'a':{'dtype':32,'shape':[1],'data_offsets':[0,4]}} | 4 | tensor 'a': dtype is no text",
                "{'a':{'dtype':'F33','shape':[1],'data_offsets':[0,4]}} | 4 | tensor 'a' has the unknown dtype 'F33'",
                // shapes
                "{'a':{'dtype':'F32','shape':1,'data_offsets':[0,4]}} | 4 | tensor 'a': shape is no array",
                "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | 4 | tensor 'a': shape holds -1, which is no"
                        + " whole number from 0 to 2^63-1",
                "{'a':{'dtype':'F32','shape':[1.0],'data_offsets':[0,4]}} | 4 | tensor 'a': shape holds 1.0",
                "{'a':{'dtype':'F32','shape':['1'],'data_offsets':[0,4]}} | 4 | tensor 'a': shape holds 1, which",
                "{'a':{'dtype':'F32','shape':[[1]],'data_offsets':[0,4]}} | 4 | tensor 'a': shape holds [, which",
                "{'a':{'dtype':'F32','shape':[9223372036854775808],'data_offsets':[0,4]}} | 4 | holds 9223372036854775808",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}} | 0 | tensor 'a' has the"
                        + " shape [4294967296, 4294967296], which no file can hold",
                "{'a':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,0]}} | 0 | which no file can hold",
                "{'a':{'dtype':'F32','shape':[2147483648],'data_offsets':[0,8589934592]}} | 4 | tensor 'a' has"
                        + " 2147483648 values, more than a Java array can hold",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | 4 | tensor 'a' of F32 [2] needs 8 bytes, but"
                        + " data_offsets [0, 4] gives it 4",
                "{'a':{'dtype':'F64','shape':[1],'data_offsets':[0,4]}} | 4 | tensor 'a' of F64 [1] needs 8 bytes",
                // offsets
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4]}} | 4 | tensor 'a': data_offsets holds 1 numbers, not 2",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,8]}} | 4 | data_offsets holds 3 numbers, not 2",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}} | 4 | tensor 'a': data_offsets holds -4",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}} | 4 | tensor 'a' begins at 4, after its end at 0",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | 8 | a gap of 4 bytes before tensor 'a', after"
                        + " the header, at byte 62 of the file",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}}"
                        + " | 12 | a gap of 4 bytes before tensor 'b', after tensor 'a', at byte 120 of the file",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}}"
                        + " | 6 | tensor 'b' overlaps tensor 'a': it begins at byte 117 of the file, not at 119",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}"
                        + " | 4 | tensor 'b' overlaps tensor 'a'",
                // data
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | 5 | tensor 'a' ends 3 bytes after the file,"
                        + " which has 67 bytes",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 7 | 3 bytes after tensor 'a', from byte 66 of"
                        + " the file, belong to no tensor",
                "{} | 1 | 1 bytes after the header, from byte 10 of the file, belong to no tensor",
            })
    void malformed(String header, int dataBytes, String message) throws IOException {
        String refused = refused(file(header.replace('\'', '"'), StandardCharsets.UTF_8, dataBytes));
        assertTrue(refused.replace('"', '\'').contains(message), refused);
        assertTrue(message.contains("Java array") || refused.endsWith(".\n" + WHAT_TO_DO), refused);
    }

    @ParameterizedTest
    @CsvSource({"I64", "I32", "U8", "BOOL", "F8_E4M3"})
    void otherNumbersAreRefusedByName(String dtype) throws IOException {
        String header = "{\"layer.weight\":{\"dtype\":\"" + dtype + "\",\"shape\":[1],\"data_offsets\":[0,2]}}";
        assertEquals(
                "tensor 'layer.weight' is stored as " + dtype + "; only F64, F32, F16 and BF16 are read.\n"
                        + "Convert it to F32 with the tool that wrote it.",
                refused(file(header, StandardCharsets.UTF_8, 2)));
    }

    /** Bits by hand: 1, -2, the largest and the smallest half; 1, -2 and 3.140625 as the upper halves of floats. */
    @Test
    void halvesAreReadExactly() throws IOException {
        String header = "{\"h\":{\"dtype\":\"F16\",\"shape\":[6],\"data_offsets\":[0,12]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[3],\"data_offsets\":[12,18]}}";
        ByteBuffer content =
                ByteBuffer.wrap(file(header, StandardCharsets.UTF_8, 18)).order(ByteOrder.LITTLE_ENDIAN);
        content.position(content.limit() - 18);
        for (int bits : new int[] {0x3C00, 0xC000, 0x7BFF, 0x0001, 0x8000, 0x3555, 0x3F80, 0xC000, 0x4049}) {
            content.putShort((short) bits);
        }
        List<SafeTensor> tensors = SafetensorsReader.read(Files.write(temp.resolve("halves"), content.array()))
                .tensors();
        assertArrayEquals(
                new double[] {1, -2, 65504, 0x1p-24, -0.0, 0x1.554p-2},
                tensors.get(0).values());
        assertArrayEquals(new double[] {1, -2, 3.140625}, tensors.get(1).values());
        assertEquals(
                List.of(Dtype.F16, Dtype.BF16),
                tensors.stream().map(SafeTensor::dtype).toList());
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> SafetensorsWriter.write(temp.resolve("again"), new SafetensorsFile(Map.of(), tensors)));
        assertEquals("numbers of F16 are not written", refused.getMessage());
    }

    @Test
    void halvesThatAreNoNumbers() throws IOException {
        String header = "{\"h\":{\"dtype\":\"F16\",\"shape\":[3],\"data_offsets\":[0,6]}}";
        ByteBuffer content =
                ByteBuffer.wrap(file(header, StandardCharsets.UTF_8, 6)).order(ByteOrder.LITTLE_ENDIAN);
        content.position(content.limit() - 6);
        content.putShort((short) 0x7C00).putShort((short) 0xFC00).putShort((short) 0x7E00);
        assertArrayEquals(
                new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN},
                SafetensorsReader.read(Files.write(temp.resolve("none"), content.array()))
                        .tensors()
                        .get(0)
                        .values());
    }

    @Test
    void pytorchsCountersArePassedOver() throws IOException {
        String header = "{\"bn1.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
        byte[] content = file(header, StandardCharsets.UTF_8, 12);
        content[content.length - 1] = 0x40;
        List<SafeTensor> tensors =
                SafetensorsReader.read(Files.write(temp.resolve("w"), content)).tensors();
        assertEquals(List.of("a"), tensors.stream().map(SafeTensor::name).toList());
        assertArrayEquals(new double[] {2}, tensors.get(0).values());
    }

    @Test
    void aFileOfPytorchsOwnFormatIsNotCalledDamaged() throws IOException {
        byte[] zip = new byte[100];
        ByteBuffer.wrap(zip).putInt(0x504B0304).putInt(0x00000808);
        assertEquals(
                "the file is a ZIP archive, such as PyTorch's .pt and .pth files, which run code when they are read.\n"
                        + "Save its numbers in Python: safetensors.torch.save_file(model.state_dict(),"
                        + " 'model.safetensors').",
                refused(zip));
    }

    @Test
    void theLengthOfTheHeader() throws IOException {
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
        assertEquals("the file is empty.\n" + WHAT_TO_DO, refused(new byte[0]));
        assertTrue(refused(new byte[7]).startsWith("the file has 7 bytes, too few for the 8 of the header's length."));
        assertTrue(refused(file(0, empty, 0)).startsWith("the header's length, bytes 0 to 7, is 0."));
        assertTrue(refused(file(3, empty, 0))
                .startsWith("the header's length, bytes 0 to 7, is 3, but only 2 bytes follow."));
        assertTrue(refused(file(100_000_000, empty, 0)).contains("is 100000000, but only 2 bytes follow."));
        assertTrue(refused(file(100_000_001, empty, 0)).contains("is 100000001, above the limit of 100000000."));
        assertTrue(refused(file(-1, empty, 0)).contains("is 18446744073709551615, above the limit of 100000000."));
        assertTrue(refused(file(Long.MIN_VALUE, empty, 0)).contains("is 9223372036854775808, above the limit of"));
    }

    @Test
    void aNumberThatTheParserDoesNotTake() throws IOException {
        String longest = "1".repeat(1001);
        String answer = refused(file("{\"a\":{\"shape\":[" + longest + "]}}", StandardCharsets.US_ASCII, 0));
        assertTrue(answer.startsWith("the header cannot be read as JSON: Number value length (1001"), answer);
    }

    @Test
    void theTextOfTheHeader() throws IOException {
        assertTrue(refused(file("{\"\u00fc\":{}}", StandardCharsets.ISO_8859_1, 0))
                .startsWith("the header is not UTF-8 at byte 2 of the header."));
        assertTrue(refused(file("{}\u00c3", StandardCharsets.ISO_8859_1, 0))
                .startsWith("the header is not UTF-8 at byte 2 of the header."));
        assertTrue(refused(file("{}", StandardCharsets.UTF_16BE, 0)).contains("it starts with 0x0."));
        assertTrue(refused(file("{}", StandardCharsets.UTF_16LE, 0)).startsWith("the header cannot be read as JSON: "));
        assertTrue(refused(file("\ufeff{}", StandardCharsets.UTF_8, 0)).contains("it starts with 0xef."));
        assertTrue(refused(file(" {}", StandardCharsets.UTF_8, 0)).contains("it starts with 0x20."));
    }

    @Test
    void aNameCannotPaintTheScreen() throws IOException {
        String header = "{\"a\\n\\u001b[2J" + "x".repeat(200) + "\":1}";
        String message = refused(file(header, StandardCharsets.UTF_8, 0));
        assertTrue(message.startsWith("'a\\u000a\\u001b[2Jxxx"), message);
        assertTrue(message.contains("x...' is no JSON object"), message);
    }

    @Test
    void deepNestingAndTooManyEntriesEnd() throws IOException {
        assertTrue(refused(file("{\"a\":{\"shape\":" + "[".repeat(100_000), StandardCharsets.UTF_8, 0))
                .contains("shape holds [, which"));
        StringBuilder metadata = new StringBuilder("{\"__metadata__\":{\"0\":\"\"");
        for (int i = 1; i <= Limits.METADATA_ENTRIES; i++) {
            metadata.append(",\"").append(i).append("\":\"\"");
        }
        assertTrue(refused(file(metadata + "}}", StandardCharsets.UTF_8, 0))
                .startsWith("more than 10000 entries of metadata"));
        StringBuilder tensors = new StringBuilder("{");
        for (int i = 0; i <= Limits.TENSORS; i++) {
            tensors.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(i)
                    .append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
        }
        assertTrue(refused(file(tensors + "}", StandardCharsets.UTF_8, 0)).startsWith("more than 100000 tensors"));
    }

    @Test
    void everyPrefixOfAFileIsRefused() throws IOException {
        Path whole = temp.resolve("whole");
        SafetensorsWriter.write(
                whole,
                new SafetensorsFile(
                        Map.of("a", "b"), List.of(new SafeTensor("x", Dtype.F32, List.of(2L), new double[] {1, 2}))));
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length++) {
            refused(Arrays.copyOf(bytes, length));
        }
        refused(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Test
    void aPathThatIsNoFile() {
        for (String[] each : new String[][] {{"nowhere", " does not exist."}, {"", " is a folder."}}) {
            Path path = temp.resolve(each[0]);
            SafetensorsException e = assertThrows(SafetensorsException.class, () -> SafetensorsReader.read(path));
            assertEquals(path + each[1] + "\nName an existing .safetensors file.", e.getMessage());
        }
    }

    @Test
    void anyOrderOfTheHeaderWillDo() throws IOException {
        String header = "{\"b\":{\"data_offsets\":[4,8],\"shape\":[1],\"dtype\":\"F32\"},"
                + "\"none\":{\"dtype\":\"F64\",\"shape\":[7,0],\"data_offsets\":[4,4]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}   ";
        byte[] content = file(header, StandardCharsets.UTF_8, 8);
        content[content.length - 1] = 0x40; // 2.0
        SafetensorsFile read = SafetensorsReader.read(Files.write(temp.resolve("w"), content));
        assertEquals(
                List.of("a", "none", "b"),
                read.tensors().stream().map(SafeTensor::name).toList());
        assertEquals(List.of(7L, 0L), read.tensors().get(1).shape());
        assertArrayEquals(new double[] {0}, read.tensors().get(0).values());
        assertArrayEquals(new double[] {2}, read.tensors().get(2).values());
    }
}
