package backproplab.files.events;

import backproplab.files.disk.AppendFile;
import backproplab.files.disk.Disk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file of numbers over training steps that TensorBoard shows: {@code events.out.tfevents.SECONDS.localhost.NUMBER}, whose records are
 * messages {@code Event} (TensorFlow, {@code event.proto}). All files of a folder are one curve for TensorBoard, read in the order of their
 * names; it takes nothing more from a file once there is a later one.
 *
 * <p>A training that goes on after an accident opens a new file, whose first words are that all events from its first step on are void: what the
 * earlier file has of an epoch that is trained once more does not count twice. A file that was cut off ends with the beginning of a record,
 * which TensorBoard passes over.
 *
 * <p>The place of the machine's name says {@code localhost}: folders of runs are passed on.
 */
public final class EventFile {
    private static final String START = "events.out.tfevents.";
    private static final String NAME = START + "%010d.localhost.%d";
    private static final String VERSION = "brain.Event:2";

    /** Fields of {@code Event}. */
    private static final int WALL_TIME = 1;

    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    /** The field of {@code Summary}, and those of {@code Summary.Value}. */
    private static final int VALUE = 1;

    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    /** The field of {@code SessionLog}, and what it says of a session that begins. */
    private static final int STATUS = 1;

    private static final long SESSION_STARTS = 1;

    private final AppendFile file;
    private final Path path;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    private EventFile(Path path) {
        this.path = path;
        file = new AppendFile(path, 0);
    }

    /**
     * Begins a file, in a folder that is made if it is missing.
     *
     * @param folder of one training
     * @param firstStep what comes first here; of earlier files of the folder, events from this step on are void
     * @param now the time in its name and its first records
     * @return the file, with its version on disk
     * @throws IOException if it cannot be written
     */
    public static EventFile begin(Path folder, long firstStep, Instant now) throws IOException {
        Disk.createFolders(folder);
        long earlier;
        try (Stream<Path> files = Files.list(folder)) {
            earlier = files.filter(file -> file.getFileName().toString().startsWith(START))
                    .count();
        }
        String name = String.format(Locale.ROOT, NAME, now.getEpochSecond(), earlier);
        EventFile events = new EventFile(folder.resolve(name));
        events.add(event(now).add(FILE_VERSION, VERSION));
        if (earlier > 0) {
            events.add(
                    event(now).add(STEP, firstStep).add(SESSION_LOG, new ProtoMessage().add(STATUS, SESSION_STARTS)));
        }
        events.flush();
        return events;
    }

    /**
     * Adds numbers of a step; they are on disk after {@link #flush}.
     *
     * @param now when they were measured
     * @param step number of the training step
     * @param values by their tags; those that were not measured are NaN, and shown as such
     */
    public void add(Instant now, long step, Map<String, Double> values) {
        ProtoMessage summary = new ProtoMessage();
        values.forEach((tag, value) ->
                summary.add(VALUE, new ProtoMessage().add(TAG, tag).add(SIMPLE_VALUE, value.floatValue())));
        add(event(now).add(STEP, step).add(SUMMARY, summary));
    }

    private static ProtoMessage event(Instant now) {
        return new ProtoMessage().add(WALL_TIME, now.getEpochSecond() + now.getNano() / 1e9);
    }

    private void add(ProtoMessage event) {
        pending.writeBytes(EventRecord.of(event.bytes()));
    }

    /**
     * Writes what was added: all of it or nothing.
     *
     * @throws IOException if it cannot be written; the file is then as it was
     * @throws backproplab.files.failure.UserException with code 4 if somebody else shortened the file
     */
    public void flush() throws IOException {
        file.append(pending.toByteArray());
        pending.reset();
    }

    /**
     * Where it is.
     *
     * @return the path
     */
    public Path path() {
        return path;
    }
}
