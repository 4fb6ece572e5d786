package backproplab.experiments.checkpoint;

import backproplab.files.disk.Reason;
import backproplab.files.failure.UserException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a command that are over, a line of JSON each, in the file {@value #FILE} beside the checkpoint. A run is written once, when
 * it ends: its predictions and epochs are many, and the checkpoint is written anew after every epoch. The checkpoint says how many bytes
 * of the file count, and their checksum. A line is on disk before a checkpoint counts it; what lies beyond was left by a process that
 * was killed between the two, and is dropped.
 */
final class EndedRuns {
    /** The file's name: {@value}. */
    static final String FILE = "checkpoint-ended.jsonl";

    private static final Logger LOG = LoggerFactory.getLogger(EndedRuns.class);
    private static final int CHUNK_BYTES = 1 << 16;

    private final Path file;
    private final CRC32C sum = new CRC32C();
    private long bytes;

    /** None so far, whatever is in the folder. */
    EndedRuns(Path folder) {
        file = folder.resolve(FILE);
    }

    /**
     * What of the file counts.
     *
     * @param bytes how many, from its beginning
     * @param checksum over them
     */
    record Mark(long bytes, String checksum) {}

    /**
     * Reads those that count, to go on after them, and drops what lies beyond.
     *
     * @param mark what the checkpoint says
     * @return the runs in their order
     * @throws UserException with code 3 if the file is missing or not what the checkpoint says
     */
    List<EndedRun> read(Mark mark) {
        if (mark.bytes() == 0) {
            return List.of();
        }
        try {
            cut(mark.bytes());
            try (InputStream in = new CheckedInputStream(open(), sum)) {
                bytes = in.transferTo(OutputStream.nullOutputStream());
            }
            if (!mark().equals(mark)) {
                throw damaged("does not match the checksum in the checkpoint", null);
            }
            try (InputStream in = open()) {
                return RecordJson.readAll(in, EndedRun.class);
            }
        } catch (NoSuchFileException e) {
            throw damaged("is missing", e);
        } catch (JsonProcessingException e) {
            throw damaged("cannot be understood", e);
        } catch (IOException e) {
            throw UserException.data(
                    "Cannot read " + file + ": " + Reason.of(e) + ".\nIs it yours to read and write?", e);
        }
    }

    private void cut(long count) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() < count) {
                throw damaged(
                        "has " + channel.size() + " bytes, and the checkpoint counts " + count + " of them", null);
            }
            channel.truncate(count);
        }
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), CHUNK_BYTES);
    }

    private UserException damaged(String what, Exception cause) {
        return UserException.data(
                "Damaged checkpoint: " + file + " " + what
                        + ".\nPut back the file that the run left beside its checkpoint, or start the command again without"
                        + " --resume; the tables in its folder stay.",
                cause);
    }

    /**
     * Writes one more; nothing that is there already is written again.
     *
     * @param run what it left
     * @throws UserException with code 4 if the disk takes no more; what counts is then as it was
     */
    void add(EndedRun run) {
        byte[] line = (RecordJson.write(run) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.size() < bytes) {
                throw UserException.environment(
                        file
                                + " has lost lines since this run wrote them.\nLeave the files of a run alone until it ends; start it again.",
                        null);
            }
            channel.truncate(bytes).position(bytes);
            for (ByteBuffer rest = ByteBuffer.wrap(line); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot write " + file + ": " + Reason.of(e)
                            + ".\nFree some space there, or check its permissions.",
                    e);
        }
        sum.update(line);
        bytes += line.length;
    }

    /** What a checkpoint is to say of the file now. */
    Mark mark() {
        return new Mark(bytes, Long.toHexString(sum.getValue()));
    }

    /** Removes the file, if it can be: without a checkpoint nobody reads it. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} stays", file, e);
        }
    }
}
