package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of one part of an image folder.
 *
 * @param classes names of the class folders, sorted
 * @param files all images, class by class, each class sorted by name
 * @param ignored files that are no images by their name, and folders within class folders
 */
record ClassFolders(List<String> classes, List<Path> files, List<Path> ignored) {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    /**
     * Lists a folder; what begins with a dot is passed over.
     *
     * @throws DataFormatException if it cannot be listed, has no folder, or one of them has no image
     */
    static ClassFolders in(Path folder) throws DataFormatException {
        List<Path> classes = sorted(folder).stream().filter(Files::isDirectory).toList();
        if (classes.isEmpty()) {
            throw new DataFormatException("No classes: " + folder + " has no folders.\nLay the images out as "
                    + folder.resolve("CLASS") + "/*.png or *.jpg, one folder per class.");
        }
        List<Path> files = new ArrayList<>();
        List<Path> ignored = new ArrayList<>();
        for (Path each : classes) {
            int before = files.size();
            for (Path entry : sorted(each)) {
                (isImage(entry) ? files : ignored).add(entry);
            }
            if (files.size() == before) {
                throw new DataFormatException("Empty class: " + each + " has no file named *.png, *.jpg or *.jpeg.\n"
                        + "Put images there, or delete the folder.");
            }
        }
        List<String> names =
                classes.stream().map(each -> each.getFileName().toString()).toList();
        return new ClassFolders(names, files, ignored);
    }

    private static boolean isImage(Path entry) {
        String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(entry) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static List<Path> sorted(Path folder) throws DataFormatException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
        } catch (IOException failed) {
            throw new DataFormatException(
                    "Folder " + folder + " cannot be listed: " + failed + ".\nCheck that you may read it.", failed);
        }
    }
}
