package backproplab.experiments.grade;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionsTest {
    @TempDir
    private Path temp;

    private Path write(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path zip(String name, Map<String, byte[]> entries) throws IOException {
        Path file = temp.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> students() {
        return Submissions.find(temp).stream().map(Submission::student).toList();
    }

    @Test
    void eachFolderAndArchiveIsOneInTheOrderOfNames() throws IOException {
        write("carol/Mine.java", "");
        write(".git/Mine.java", "");
        write("__MACOSX/Mine.java", "");
        write("README.md", "");
        write("z <b>/Mine.java", "");
        zip("alice.jar", Map.of("Mine.class", new byte[1]));
        zip("bob.zip", Map.of("Mine.java", new byte[1]));
        zip("carol.ZIP", Map.of("Mine.java", new byte[1]));
        assertEquals(List.of("alice", "bob", "carol", "carol.ZIP", "z <b>"), students());
        zip("alice.zip", Map.of("Mine.java", new byte[1]));
        assertEquals(
                List.of("alice.jar", "alice.zip", "bob", "carol", "carol.ZIP", "z <b>"),
                students(),
                "two archives of one name");
    }

    private String refusal(Path folder) {
        UserException e = assertThrows(UserException.class, () -> Submissions.find(folder));
        assertEquals(ExitCode.DATA, e.code());
        return e.getMessage();
    }

    @Test
    void aFolderThatHoldsNoneIsRefused() throws IOException {
        String look = "\nName a folder that has a folder, a .zip or a .jar for each student.";
        assertEquals("There are no submissions in --submissions " + temp + "." + look, refusal(temp));
        Path file = write("Mine.java", "");
        assertEquals(
                "There are no submissions in --submissions " + temp
                        + ".\nIt holds Java files itself: name the folder above it.",
                refusal(temp));
        assertEquals("Cannot read --submissions " + file + ": it is no folder." + look, refusal(file));
        Path none = temp.resolve("none");
        assertEquals("Cannot read --submissions " + none + ": it does not exist." + look, refusal(none));
    }

    @Test
    void sourcesAreReadWhereverTheyLieAndClassesFromJars() throws IOException, UnreadableException {
        write("s/src/main/java/a/Mine.java", "\uFEFFclass Mine {}");
        write("s/module-info.java", "module s {}");
        write("s/.idea/Old.java", "");
        write("s/target/Mine.class", "");
        Files.createSymbolicLink(temp.resolve("s/Passwords.java"), write("elsewhere/secret.txt", "secret"));
        zip(
                "s/lib.jar",
                Map.of(
                        "a/B.class",
                        new byte[] {7},
                        "META-INF/versions/9/a/B.class",
                        new byte[1],
                        "C.java",
                        bytes("class C {}")));
        zip("s/LIB.JAR", Map.of("a/D.class", new byte[1], "Mine.class", new byte[1]));
        zip("s/hand-in.zip", Map.of("C.java", bytes("class Other {}")));
        SubmittedFiles files = SubmittedFiles.read(temp.resolve("s"));
        assertEquals(
                Map.of(
                        "src/main/java/a/Mine.java",
                        "class Mine {}",
                        "lib.jar/C.java",
                        "class C {}",
                        "hand-in.zip/C.java",
                        "class Other {}"),
                files.sources());
        assertEquals(Set.of("a.B", "a.D", "Mine"), files.classes().keySet());
        assertArrayEquals(new byte[] {7}, files.classes().get("a.B"));
    }

    @Test
    void aZipHoldsSourcesWhateverTheirPath() throws IOException, UnreadableException {
        Path zip = zip(
                "s.zip",
                Map.of(
                        "../../evil/Mine.java", bytes("class Mine {}"),
                        "win\\Other.java", bytes("class Other {}"),
                        "Mine.class", new byte[1]));
        SubmittedFiles files = SubmittedFiles.read(zip);
        assertEquals(
                Set.of("../../evil/Mine.java", "win/Other.java"),
                files.sources().keySet());
        assertEquals(Map.of(), files.classes());
    }

    private String unreadable(Path path) {
        return assertThrows(UnreadableException.class, () -> SubmittedFiles.read(path))
                .getMessage();
    }

    @Test
    void whatIsTooMuchIsRefusedBeforeItTakesMemory() throws IOException {
        Path bomb = zip("bomb.zip", Map.of("Bomb.java", new byte[8 << 20]));
        assertEquals("It is too large: a file has more than 1 MiB.", unreadable(bomb));
        for (int i = 0; i < 9; i++) {
            write("large/L" + i + ".java", " ".repeat(SubmittedFiles.LARGEST));
        }
        assertEquals("It is too large: together its files have more than 8 MiB.", unreadable(temp.resolve("large")));
        for (int i = 0; i <= SubmittedFiles.MOST_FILES; i++) {
            write("many/M" + i + ".java", "");
        }
        assertEquals("It has too many files: more than 500.", unreadable(temp.resolve("many")));
    }

    @Test
    void aFolderHasTheLimitsOfAnArchive() throws IOException, UnreadableException {
        String deepest = "deep" + "/d".repeat(SubmittedFolder.DEEPEST - 1);
        write(deepest + "/Mine.java", "");
        assertEquals(1, SubmittedFiles.read(temp.resolve("deep")).sources().size());
        write(deepest + "/.git/e/Old.java", "");
        assertEquals(1, SubmittedFiles.read(temp.resolve("deep")).sources().size());
        write(deepest + "/d/Mine.java", "");
        assertEquals("Its folders lie too deep in each other: more than 20.", unreadable(temp.resolve("deep")));
        Path full = Files.createDirectory(temp.resolve("full"));
        for (int i = 0; i < SubmittedFiles.MOST_ENTRIES; i++) {
            Files.createFile(full.resolve("f" + i));
        }
        assertEquals("It has too many files and folders: more than 20000.", unreadable(temp.resolve("full")));
    }

    @Test
    void aBrokenArchiveIsUnreadable() throws IOException {
        write("s/hand-in.zip", "no zip");
        String inside = unreadable(temp.resolve("s"));
        assertEquals("hand-in.zip cannot be read: ", inside.substring(0, 28));
        String message = unreadable(write("broken.zip", "no zip"));
        assertEquals("It cannot be read: ", message.substring(0, 19));
    }
}
