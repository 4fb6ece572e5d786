package backproplab.datasets.fetch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where downloaded files are kept. */
public final class Cache {
    /** System property that names the cache folder, before all else. */
    public static final String PROPERTY = "backproplab.cache";

    private static final String FOLDER = "backprop-lab";

    private Cache() {}

    /**
     * Returns the cache folder of this machine: the system property {@value #PROPERTY}, else the platform's place.
     *
     * @param environment the environment variables
     * @return the folder, which may not exist yet
     */
    public static Path root(Map<String, String> environment) {
        String property = System.getProperty(PROPERTY, "");
        return property.isEmpty()
                ? root(environment, System.getProperty("os.name"), Path.of(System.getProperty("user.home")))
                : Path.of(property);
    }

    /**
     * Returns the place of a platform: on Windows {@code %LOCALAPPDATA%}, on macOS {@code ~/Library/Caches}, elsewhere {@code $XDG_CACHE_HOME}, else
     * {@code ~/.cache}; in it the folder {@code backprop-lab}.
     */
    static Path root(Map<String, String> environment, String osName, Path home) {
        String os = osName.toLowerCase(Locale.ROOT);
        Path base;
        if (os.startsWith("windows")) {
            base = named(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
        } else if (os.startsWith("mac")) {
            base = home.resolve("Library").resolve("Caches");
        } else {
            base = named(environment, "XDG_CACHE_HOME", home.resolve(".cache"));
        }
        return base.resolve(FOLDER);
    }

    private static Path named(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isEmpty() ? otherwise : Path.of(value);
    }
}
