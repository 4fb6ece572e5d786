package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.WireFormat;
import org.tensorflow.framework.Summary;

/**
 * Reads files of events as TensorBoard does, with ND4J's copy of TensorFlow's messages; of {@code Event} itself it has none.
 *
 * @param wallTime seconds since 1970
 * @param step of the training
 * @param version of the file, in its first event; else empty
 * @param session status of a session, 1 where one starts; 0 in other events
 * @param values numbers
 */
public record WrittenEvents(double wallTime, long step, String version, int session, List<Summary.Value> values) {

    /** The files of a training, in the order of their names. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** All events of a file. */
    public static List<WrittenEvents> of(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<WrittenEvents> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] data = new byte[(int) bytes.getLong()];
            bytes.getInt();
            bytes.get(data);
            bytes.getInt();
            events.add(event(CodedInputStream.newInstance(data)));
        }
        return events;
    }

    private static WrittenEvents event(CodedInputStream in) throws IOException {
        double wallTime = 0;
        long step = 0;
        String version = "";
        int session = 0;
        List<Summary.Value> values = List.of();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> wallTime = in.readDouble();
                case 2 -> step = in.readInt64();
                case 3 -> version = in.readString();
                case 5 -> values = Summary.parseFrom(in.readByteArray()).getValueList();
                case 7 -> session = session(CodedInputStream.newInstance(in.readByteArray()));
                default -> throw new IOException("unknown field of Event: " + WireFormat.getTagFieldNumber(tag));
            }
        }
        return new WrittenEvents(wallTime, step, version, session, values);
    }

    private static int session(CodedInputStream in) throws IOException {
        assertEquals(1, WireFormat.getTagFieldNumber(in.readTag()));
        return in.readEnum();
    }

    /** Steps and values of a tag over the files of a training: a session that starts takes back what was said of its step and those after. */
    public static List<String> curve(Path folder, String tag) throws IOException {
        List<WrittenEvents> all = new ArrayList<>();
        for (Path file : files(folder)) {
            for (WrittenEvents event : of(file)) {
                if (event.session() == 1) {
                    all.removeIf(earlier -> earlier.step() >= event.step());
                }
                all.add(event);
            }
        }
        return all.stream()
                .flatMap(event -> event.values().stream()
                        .filter(value -> value.getTag().equals(tag))
                        .map(value -> event.step() + " " + value.getSimpleValue()))
                .toList();
    }
}
