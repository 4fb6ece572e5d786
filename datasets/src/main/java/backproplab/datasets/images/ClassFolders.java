package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The files of one part of an image folder.
 *
 * @param classes names of the class folders, sorted
 * @param files all images, class by class, each class sorted by name
 * @param labels place of each file's folder among the classes
 * @param ignored files that are no images by their name, and folders within class folders
 */
record ClassFolders(List<String> classes, List<Path> files, List<Integer> labels, List<Path> ignored) {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    /**
     * Lists a folder; what begins with a dot is passed over.
     *
     * @throws DataFormatException if it cannot be listed, has no folder, one of them has no image, or two have one name
     */
    static ClassFolders in(Path folder) throws DataFormatException {
        List<NamedPath> folders = NamedPath.foldersIn(folder);
        if (folders.isEmpty()) {
            throw new DataFormatException("No classes: " + folder + " has no folders.\nLay the images out as "
                    + folder.resolve("CLASS") + "/*.png or *.jpg, one folder per class.");
        }
        List<String> classes = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Path> ignored = new ArrayList<>();
        for (NamedPath each : folders) {
            String name = each.name();
            if (classes.contains(name)) {
                throw new DataFormatException(
                        "Two classes of one name: " + folder + " has two folders whose names read " + name
                                + ", once in UTF-8 and once in Latin-1.\nRename one of them.");
            }
            int before = files.size();
            for (NamedPath entry : NamedPath.in(each.path())) {
                if (isImage(entry)) {
                    files.add(entry.path());
                    labels.add(classes.size());
                } else {
                    ignored.add(entry.path());
                }
            }
            if (files.size() == before) {
                throw new DataFormatException("Empty class: " + each.path()
                        + " has no file named *.png, *.jpg or *.jpeg.\n" + "Put images there, or delete the folder.");
            }
            classes.add(name);
        }
        return new ClassFolders(classes, files, labels, ignored);
    }

    private static boolean isImage(NamedPath entry) {
        String name = entry.name().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(entry.path()) && ENDINGS.stream().anyMatch(name::endsWith);
    }
}
