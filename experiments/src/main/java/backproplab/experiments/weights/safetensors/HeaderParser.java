package backproplab.experiments.weights.safetensors;

import backproplab.files.failure.Quoted;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a header token by token and refuses what the format does not allow. */
final class HeaderParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            // A text may be as long as a header: that of a checkpoint has the predictions of every network.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength((int) Limits.HEADER_BYTES)
                    .build())
            .build();

    private final Path file;
    private final JsonParser json;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<Header.Entry> entries = new ArrayList<>();

    private HeaderParser(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Reads a header.
     *
     * @param file for messages
     * @param bytes the header, at least one byte
     * @return what it says
     * @throws SafetensorsException if it breaks a rule
     */
    static Header parse(Path file, byte[] bytes) throws IOException {
        if (bytes[0] != '{') {
            throw SafetensorsException.malformed(
                    file, "the header is no JSON object: it starts with 0x" + Integer.toHexString(bytes[0] & 0xFF));
        }
        CharBuffer text = decode(file, bytes);
        try (JsonParser json = JSON.createParser(text.array(), 0, text.limit())) {
            HeaderParser parser = new HeaderParser(file, json);
            parser.object();
            return new Header(parser.metadata, parser.entries);
        } catch (JsonProcessingException e) {
            throw SafetensorsException.malformed(
                    file,
                    "the header cannot be read as JSON: " + Quoted.of(e.getOriginalMessage()) + place(e.getLocation()));
        }
    }

    /** A text longer than the parser takes has no place. */
    private static String place(JsonLocation location) {
        return location == null ? "" : ", at character " + location.getCharOffset() + " of the header";
    }

    private static CharBuffer decode(Path file, byte[] bytes) throws SafetensorsException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // No byte of UTF-8 makes more than one char.
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw SafetensorsException.malformed(
                    file, "the header is not UTF-8 at byte " + in.position() + " of the header");
        }
        return out.flip();
    }

    private SafetensorsException malformed(String what) {
        return SafetensorsException.malformed(
                file, what + ", at character " + json.currentTokenLocation().getCharOffset() + " of the header");
    }

    private void object() throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean described = json.nextToken() == JsonToken.START_OBJECT;
            if (!described) {
                throw malformed("'" + Quoted.of(name) + "' is no JSON object");
            }
            if (name.equals(SafetensorsFile.METADATA)) {
                metadata();
            } else {
                entry("tensor '" + Quoted.of(name) + "'", name);
            }
        }
        if (json.nextToken() != null) {
            throw malformed("the header goes on after its end");
        }
    }

    private void metadata() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw malformed("metadata '" + Quoted.of(key) + "' is no text");
            }
            metadata.put(key, json.getText());
            if (metadata.size() > Limits.METADATA_ENTRIES) {
                throw malformed("more than " + Limits.METADATA_ENTRIES + " entries of metadata");
            }
        }
    }

    private void entry(String tensor, String name) throws IOException {
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> dtype = text(tensor);
                case "shape" -> shape = numbers(tensor + ": shape");
                case "data_offsets" -> offsets = numbers(tensor + ": data_offsets");
                default -> throw malformed(tensor + " has an unknown field '" + Quoted.of(field) + "'");
            }
        }
        if (dtype == null || shape == null || offsets == null) {
            String missing = dtype == null ? "dtype" : shape == null ? "shape" : "data_offsets";
            throw malformed(tensor + " has no " + missing);
        }
        if (entries.size() == Limits.TENSORS) {
            throw malformed("more than " + Limits.TENSORS + " tensors");
        }
        entries.add(checked(tensor, name, dtype(tensor, name, dtype), shape, offsets));
    }

    private String text(String tensor) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw malformed(tensor + ": dtype is no text");
        }
        return json.getText();
    }

    private List<Long> numbers(String what) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw malformed(what + " is no array");
        }
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
            if (!whole || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || json.getLongValue() < 0) {
                throw malformed(what + " holds " + Quoted.of(String.valueOf(json.getText()))
                        + ", which is no whole number from 0 to 2^63-1");
            }
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    private Dtype dtype(String tensor, String name, String dtype) throws SafetensorsException {
        boolean counter = Header.isCounter(name) && dtype.equals(Dtype.I64.name());
        if (Dtype.isUnsupported(dtype) && !counter) {
            throw SafetensorsException.unsupported(
                    file,
                    tensor + " is stored as " + dtype + "; only F64, F32, F16 and BF16 are read",
                    "Convert it to F32 with the tool that wrote it.");
        }
        return Dtype.of(dtype)
                .orElseThrow(() -> malformed(tensor + " has the unknown dtype '" + Quoted.of(dtype) + "'"));
    }

    private Header.Entry checked(String tensor, String name, Dtype dtype, List<Long> shape, List<Long> offsets)
            throws SafetensorsException {
        if (offsets.size() != 2) {
            throw malformed(tensor + ": data_offsets holds " + offsets.size() + " numbers, not 2");
        }
        long begin = offsets.get(0);
        long end = offsets.get(1);
        if (begin > end) {
            throw malformed(tensor + " begins at " + begin + ", after its end at " + end);
        }
        long count;
        long bytes;
        try {
            count = SafeTensor.count(shape);
            bytes = Math.multiplyExact(count, dtype.bytes());
        } catch (ArithmeticException e) {
            throw malformed(tensor + " has the shape " + Quoted.of(shape.toString()) + ", which no file can hold");
        }
        if (bytes != end - begin) {
            throw malformed(tensor + " of " + dtype + " " + Quoted.of(shape.toString()) + " needs " + bytes
                    + " bytes, but data_offsets " + offsets + " gives it " + (end - begin));
        }
        if (count > Limits.VALUES) {
            throw SafetensorsException.unsupported(
                    file,
                    tensor + " has " + count + " values, more than a Java array can hold",
                    "Choose a smaller network.");
        }
        return new Header.Entry(name, dtype, shape, begin, end);
    }
}
