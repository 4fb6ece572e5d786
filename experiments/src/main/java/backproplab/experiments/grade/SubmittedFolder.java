package backproplab.experiments.grade;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The files in a folder and its folders, with limits. Links are not followed, and what is hidden is not looked into. */
final class SubmittedFolder extends SimpleFileVisitor<Path> {
    /** Folders in folders: {@value}. */
    static final int DEEPEST = 20;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private int entries;
    private boolean deep;

    private SubmittedFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Finds all files.
     *
     * @param folder where
     * @return sorted
     * @throws UnreadableException if there are too many, or too deep
     * @throws IOException if a folder cannot be read
     */
    static List<Path> files(Path folder) throws IOException, UnreadableException {
        SubmittedFolder visitor = new SubmittedFolder(folder);
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, visitor);
        if (visitor.deep) {
            throw new UnreadableException("Its folders lie too deep in each other: more than " + DEEPEST + ".");
        }
        if (visitor.tooMany()) {
            throw SubmittedFiles.tooManyEntries();
        }
        return visitor.files.stream().sorted().toList();
    }

    private boolean tooMany() {
        return entries > SubmittedFiles.MOST_ENTRIES;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path entry, BasicFileAttributes attributes) {
        if (!entry.equals(folder) && SubmittedFiles.isHidden(entry.getFileName().toString())) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        return counted();
    }

    @Override
    public FileVisitResult visitFile(Path entry, BasicFileAttributes attributes) {
        // A folder comes here where nothing below it is visited any more.
        deep |= attributes.isDirectory()
                && !SubmittedFiles.isHidden(entry.getFileName().toString());
        if (attributes.isRegularFile()) {
            files.add(entry);
        }
        return counted();
    }

    private FileVisitResult counted() {
        entries++;
        return deep || tooMany() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
}
