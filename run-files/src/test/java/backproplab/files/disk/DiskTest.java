package backproplab.files.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
    @TempDir
    private Path temp;

    @AfterEach
    void mend() {
        Disk.plant(Faults.NONE);
    }

    @Test
    void noLinkIsFollowed(@TempDir Path elsewhere) throws IOException {
        Path victim = Files.writeString(elsewhere.resolve("victim"), "another's");
        for (Path target : new Path[] {victim, elsewhere.resolve("nothing")}) {
            Path link = temp.resolve("link");
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target);
            assertThrows(IOException.class, () -> Disk.open(link, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close());
            assertThrows(IOException.class, () -> new AppendFile(link, 0).append("line\n"));
        }
        assertEquals("another's", Files.readString(victim));
        assertFalse(Files.exists(elsewhere.resolve("nothing")));
        Files.createSymbolicLink(temp.resolve("folder"), elsewhere);
        Disk.deleteFolder(Files.createDirectory(temp.resolve("empty")));
        Disk.delete(temp.resolve("folder"));
        assertEquals("another's", Files.readString(victim));
    }

    @Test
    void aDiskWithoutRoomTakesABeginning() throws IOException {
        Disk.plant(new Faults() {
            @Override
            int room(int bytes) {
                return 3;
            }
        });
        Path file = temp.resolve("file");
        try (FileChannel open = Disk.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            IOException full =
                    assertThrows(IOException.class, () -> Disk.write(open, ByteBuffer.wrap(new byte[] {1, 2, 3, 4})));
            assertEquals("No space left on device", full.getMessage());
        }
        assertEquals(3, Files.size(file));
    }

    /** Every change of one replacement fails in turn: opening, writing, forcing, renaming. */
    @Test
    void aFileIsOldOrNewWhicheverChangeFails() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "old");
        for (int fatal = 1; fatal <= 4; fatal++) {
            int last = fatal;
            Disk.plant(new Faults() {
                private int changes;

                @Override
                void change() throws IOException {
                    if (++changes == last) {
                        throw new IOException("planted");
                    }
                }

                @Override
                int room(int bytes) {
                    return ++changes == last ? bytes - 1 : bytes;
                }
            });
            assertThrows(IOException.class, () -> AtomicFiles.write(file, new byte[] {'n', 'e', 'w'}));
            assertEquals("old", Files.readString(file));
            try (Stream<Path> files = Files.list(temp)) {
                assertEquals(1, files.count(), "nothing temporary is left");
            }
        }
        Disk.plant(Faults.NONE);
        AtomicFiles.write(file, new byte[] {'n', 'e', 'w'});
        assertEquals("new", Files.readString(file));
    }
}
