package backproplab.files.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Where the project's sources are, in a process that Maven started. */
public final class ProjectFolder {
    /** Maven's name of it: {@value}. */
    public static final String PROPERTY = "maven.multiModuleProjectDirectory";

    private static final String HERE = "user.dir";

    private ProjectFolder() {}

    /**
     * The folder with the project's first {@code pom.xml}.
     *
     * @param properties those of the system
     * @return the folder; empty in a process that Maven did not start
     */
    public static Optional<Path> of(Properties properties) {
        return Optional.ofNullable(properties.getProperty(PROPERTY))
                .map(Path::of)
                .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                .map(folder -> folder.toAbsolutePath().normalize());
    }

    /**
     * The same, for a user who is in another folder and must tell Maven where it is.
     *
     * @param properties those of the system
     * @return the folder; empty if the user is in it, or that is not known
     */
    public static Optional<Path> elsewhere(Properties properties) {
        Path here = Path.of(properties.getProperty(HERE)).toAbsolutePath().normalize();
        return of(properties).filter(folder -> !folder.equals(here));
    }
}
