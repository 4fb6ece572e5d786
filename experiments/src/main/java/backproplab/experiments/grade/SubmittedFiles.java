package backproplab.experiments.grade;

import backproplab.files.failure.Quoted;
import backproplab.files.failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of a submission that can be checked: Java sources, and compiled classes from .jar files;
 * a folder may hold archives. Links are not followed, nothing is
 * unpacked to the disk, and what is too large or too many is refused before it takes memory.
 */
final class SubmittedFiles {
    /** The most files: {@value}. */
    static final int MOST_FILES = 500;
    /** The largest file, in bytes: {@value}. */
    static final int LARGEST = 1 << 20;
    /** All files together, in bytes: {@value}. */
    static final int MOST_BYTES = 8 << 20;

    /** The most entries of a folder or an archive, of whatever kind: {@value}. */
    static final int MOST_ENTRIES = 20_000;

    private static final String SOURCE = ".java";
    private static final String CLASS = ".class";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** A module, or the words to a package, has nothing to check, and hides our classes from the others. */
    private static final List<String> NO_CLASSES =
            List.of("module-info.java", "package-info.java", "module-info.class", "package-info.class");

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private long bytes;

    private SubmittedFiles() {}

    /**
     * Reads a submission.
     *
     * @param path a folder, a .zip or a .jar
     * @return its files
     * @throws UnreadableException if it cannot be read, or is too large
     */
    static SubmittedFiles read(Path path) throws UnreadableException {
        SubmittedFiles files = new SubmittedFiles();
        try {
            if (Files.isDirectory(path)) {
                files.addFolder(path.toRealPath());
            } else {
                files.addArchive(path, "");
            }
        } catch (UncheckedIOException e) {
            throw new UnreadableException("It cannot be read: " + Reason.of(e.getCause()) + ".");
        } catch (IOException e) {
            throw new UnreadableException("It cannot be read: " + Reason.of(e) + ".");
        }
        return files;
    }

    /**
     * Java sources.
     *
     * @return text by name, with the folders on the way
     */
    Map<String, String> sources() {
        return sources;
    }

    /**
     * Compiled classes.
     *
     * @return bytes by the class's name
     */
    Map<String, byte[]> classes() {
        return classes;
    }

    private void addFolder(Path folder) throws IOException, UnreadableException {
        for (Path file : SubmittedFolder.files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (isSource(name)) {
                try (InputStream in = Files.newInputStream(file)) {
                    addSource(name, in);
                }
            } else if (Submissions.isArchive(file) && !isHidden(name)) {
                addArchive(file, name + "/");
            }
        }
    }

    /** What lies in an archive is named after it, so that it does not take the place of a file beside it. */
    private void addArchive(Path file, String before) throws IOException, UnreadableException {
        boolean jar = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
        // Names that are no UTF-8 are no reason to read nothing.
        try (ZipFile archive = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
            if (archive.size() > MOST_ENTRIES) {
                throw tooManyEntries();
            }
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().replace('\\', '/');
                if (entry.isDirectory()) {
                    continue;
                }
                try (InputStream in = archive.getInputStream(entry)) {
                    if (isSource(name)) {
                        addSource(before + name, in);
                    } else if (jar && isClass(name)) {
                        classes.put(
                                name.substring(0, name.length() - CLASS.length())
                                        .replace('/', '.'),
                                content(in));
                    }
                }
            }
        } catch (ZipException e) {
            throw new UnreadableException(
                    (before.isEmpty() ? "It" : Quoted.of(before.substring(0, before.length() - 1)))
                            + " cannot be read: " + Reason.of(e) + ".");
        }
    }

    private static boolean isSource(String name) {
        return name.endsWith(SOURCE) && !isHidden(name) && isOne(name);
    }

    private static boolean isClass(String name) {
        return name.endsWith(CLASS) && !isHidden(name) && isOne(name);
    }

    private static boolean isOne(String name) {
        return !NO_CLASSES.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    static boolean isHidden(String name) {
        return Arrays.stream(name.split("/"))
                .anyMatch(part -> part.matches("\\.+[^.].*") || part.equals("__MACOSX") || part.equals("META-INF"));
    }

    private void addSource(String name, InputStream in) throws IOException, UnreadableException {
        String text = new String(content(in), StandardCharsets.UTF_8);
        sources.put(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    private byte[] content(InputStream in) throws IOException, UnreadableException {
        if (sources.size() + classes.size() == MOST_FILES) {
            throw new UnreadableException("It has too many files: more than " + MOST_FILES + ".");
        }
        byte[] content = in.readNBytes(LARGEST + 1);
        bytes += content.length;
        if (content.length > LARGEST || bytes > MOST_BYTES) {
            throw new UnreadableException("It is too large: "
                    + (content.length > LARGEST
                            ? "a file has more than " + (LARGEST >> 20)
                            : "together its files have more than " + (MOST_BYTES >> 20))
                    + " MiB.");
        }
        return content;
    }

    /** Of whatever kind. */
    static UnreadableException tooManyEntries() {
        return new UnreadableException("It has too many files and folders: more than " + MOST_ENTRIES + ".");
    }
}
