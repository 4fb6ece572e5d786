package backproplab.datasets.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorsTest {
    @TempDir
    private Path cache;

    private void edit(String list) throws IOException {
        Files.writeString(cache.resolve(Mirrors.FILE), list);
    }

    private String failure() {
        return assertThrows(DownloadException.class, () -> Mirrors.of("mnist", cache))
                .getMessage();
    }

    @Test
    void theBuiltInListHasSeveralSecureMirrors() throws IOException {
        List<URI> mirrors = Mirrors.of("mnist", cache);

        assertEquals(3, mirrors.stream().map(URI::getHost).distinct().count());
        assertTrue(mirrors.stream().allMatch(uri -> uri.toString().matches("https://.*/mnist/")), mirrors.toString());
    }

    @Test
    void theBuiltInListHasSeveralMirrorsOfCifar() throws IOException {
        List<URI> mirrors = Mirrors.of("cifar10", cache);

        assertEquals(3, mirrors.stream().map(URI::getHost).distinct().count());
        assertTrue(mirrors.stream().allMatch(uri -> uri.toString().matches("https://.*/")), mirrors.toString());
    }

    @Test
    void aListInTheCacheReplacesIt() throws IOException {
        edit("# mine\n\n  mnist   http://one/a\nother http://two/\nmnist https://three/b/\n");
        assertEquals(List.of(URI.create("http://one/a/"), URI.create("https://three/b/")), Mirrors.of("mnist", cache));
    }

    @Test
    void saysWhichLineIsNotUnderstood() throws IOException {
        Path list = cache.resolve(Mirrors.FILE);
        edit("# mine\nmnist\n");
        assertEquals(list + ", line 2 is not 'data set, space, http address': mnist", failure());
        edit("mnist ftp://one/\n");
        assertEquals(list + ", line 1 is not 'data set, space, http address': mnist ftp://one/", failure());
        edit("mnist http://one/%zz\n");
        assertEquals(list + ", line 1 has no valid address: http://one/%zz", failure());
        edit("other http://one/\n");
        assertEquals("no mirror for mnist in " + list, failure());
    }

    @Test
    void saysThatTheListCannotBeRead() throws IOException {
        Path list = Files.createDirectory(cache.resolve(Mirrors.FILE));
        assertTrue(failure().startsWith("cannot read the list of mirrors " + list + ": "), failure());
    }
}
