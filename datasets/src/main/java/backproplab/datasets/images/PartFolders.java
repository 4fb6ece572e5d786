package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the training and the test images of a folder are.
 *
 * @param train the folder {@code train}, in small letters or capitals
 * @param test the folder {@code test} likewise, else one whose name says that it is for validation; empty if there is neither
 * @param warnings what is not used, or not as its name says
 */
record PartFolders(Path train, Optional<Path> test, List<String> warnings) {
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final List<String> VALIDATION = List.of("val", "valid", "validation", "dev");
    private static final List<String> KNOWN =
            Stream.concat(Stream.of(TRAIN, TEST), VALIDATION.stream()).toList();
    /** So many folders are named that are left out. */
    private static final int NAMED = 3;

    /**
     * Looks for them.
     *
     * @throws DataFormatException if the folder is none, or has no training images
     */
    static PartFolders in(Path root) throws DataFormatException {
        if (!Files.isDirectory(root)) {
            throw new DataFormatException("Image folder " + root
                    + (Files.exists(root) ? " is a file." : " does not exist.") + "\nCheck the path after folder:");
        }
        List<NamedPath> folders = NamedPath.foldersIn(root);
        Path train = named(folders, TRAIN)
                .orElseThrow(() -> new DataFormatException("No images: " + root + " has no folder " + TRAIN
                        + ".\nLay the images out as " + root.resolve(TRAIN).resolve("CLASS")
                        + "/*.png or *.jpg, one folder per class."));
        Optional<Path> test = named(folders, TEST);
        List<String> warnings = new ArrayList<>();
        for (String name : VALIDATION) {
            Optional<Path> validation = named(folders, name);
            if (validation.isPresent()) {
                boolean left = test.isPresent();
                warnings.add(
                        left
                                ? validation.get()
                                        + " is left out: validation images are cut off the training images, see --val."
                                : root + " has no folder " + TEST + ": the images of " + validation.get()
                                        + " are the test set.");
                test = test.or(() -> validation);
            }
        }
        warnOfOthers(root, folders, warnings);
        return new PartFolders(train, test, warnings);
    }

    /** Images that somebody meant to be tested on must not be passed over in silence. */
    private static void warnOfOthers(Path root, List<NamedPath> folders, List<String> warnings) {
        List<String> others = folders.stream()
                .map(NamedPath::name)
                .filter(name -> KNOWN.stream().noneMatch(name::equalsIgnoreCase))
                .toList();
        if (!others.isEmpty()) {
            String more = others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : "";
            warnings.add("Left out in " + root + ": "
                    + others.stream().limit(NAMED).collect(Collectors.joining(", ")) + more
                    + ". Only folders named train, test and val are read.");
        }
    }

    /** The folder of this name, in small letters if there are several. */
    private static Optional<Path> named(List<NamedPath> folders, String name) {
        return Stream.concat(
                        folders.stream().filter(each -> each.name().equals(name)),
                        folders.stream().filter(each -> each.name().equalsIgnoreCase(name)))
                .map(NamedPath::path)
                .findFirst();
    }
}
