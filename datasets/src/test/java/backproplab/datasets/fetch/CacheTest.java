package backproplab.datasets.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it sets the property that the others read")
class CacheTest {
    private static final Path HOME = Path.of("home");

    @Test
    void linuxFollowsXdg() {
        assertEquals(HOME.resolve(".cache").resolve("backprop-lab"), Cache.root(Map.of(), "Linux", HOME));
        assertEquals(Path.of("x", "backprop-lab"), Cache.root(Map.of("XDG_CACHE_HOME", "x"), "Linux", HOME));
        assertEquals(
                HOME.resolve(".cache").resolve("backprop-lab"),
                Cache.root(Map.of("XDG_CACHE_HOME", ""), "FreeBSD", HOME));
    }

    @Test
    void macHasItsLibrary() {
        assertEquals(
                HOME.resolve("Library").resolve("Caches").resolve("backprop-lab"),
                Cache.root(Map.of("XDG_CACHE_HOME", "x"), "Mac OS X", HOME));
    }

    @Test
    void windowsHasLocalAppData() {
        assertEquals(Path.of("local", "backprop-lab"), Cache.root(Map.of("LOCALAPPDATA", "local"), "Windows 11", HOME));
        assertEquals(
                HOME.resolve("AppData").resolve("Local").resolve("backprop-lab"),
                Cache.root(Map.of(), "Windows 11", HOME));
    }

    @Test
    void thePropertyComesFirst() {
        String before = System.getProperty(Cache.PROPERTY);
        System.setProperty(Cache.PROPERTY, "elsewhere");
        try {
            assertEquals(Path.of("elsewhere"), Cache.root(Map.of("XDG_CACHE_HOME", "x", "LOCALAPPDATA", "y")));
        } finally {
            if (before == null) {
                System.clearProperty(Cache.PROPERTY);
            } else {
                System.setProperty(Cache.PROPERTY, before);
            }
        }
    }
}
