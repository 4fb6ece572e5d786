package backproplab.files.disk;

import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds run folders: whether it can be written is found out before anything that takes time. */
public final class OutFolder {
    private OutFolder() {}

    /**
     * Refuses a folder of which it can be seen that it cannot be written, without creating anything.
     *
     * @param out the folder, which need not exist yet
     * @throws UserException with code 4
     */
    public static void check(Path out) {
        Path existing = existing(out);
        if (Files.isSymbolicLink(existing) && !Files.exists(existing)) {
            throw refused(out, existing + " is a link to nothing", "Name another folder.", null);
        }
        if (Files.exists(existing) && !Files.isDirectory(existing)) {
            throw refused(out, existing + " is a file, not a folder", "Name another folder.", null);
        }
        if (!Files.isWritable(existing)) {
            throw refused(
                    out,
                    "no permission to write in " + existing,
                    "Name another folder, or change its permissions.",
                    null);
        }
    }

    /**
     * Refuses a folder in which nothing can be created. Folders of its names are made and deleted again in the nearest one that exists: some
     * file systems say that they can be written, and cannot. What earlier processes left there is removed.
     *
     * @param out the folder, which need not exist yet; nothing is left in it, and nothing of it is left
     * @throws UserException with code 4
     */
    public static void probe(Path out) {
        check(out);
        Path existing = existing(out);
        Leftovers.sweep(existing);
        try {
            Path scratch = Disk.createFolder(Leftovers.probe(existing));
            try {
                Path folder = Disk.createFolders(scratch.resolve(existing.relativize(absolute(out))));
                AtomicFiles.write(folder.resolve("file"), new byte[1]);
            } finally {
                Disk.deleteFolder(scratch);
            }
        } catch (IOException e) {
            throw refused(
                    out,
                    "a folder cannot be created and deleted again in " + existing + " (" + Reason.of(e) + ")",
                    "Name another folder, or free some space there.",
                    e);
        }
    }

    private static Path absolute(Path out) {
        return out.toAbsolutePath().normalize();
    }

    /** The folder itself, or what there is on the way to it: a folder, a file, or a link to nothing. */
    private static Path existing(Path out) {
        Path existing = absolute(out);
        while (!Files.exists(existing) && !Files.isSymbolicLink(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static UserException refused(Path out, String why, String whatToDo, IOException e) {
        return UserException.environment("Cannot write to --out " + out + ": " + why + ".\n" + whatToDo, e);
    }
}
