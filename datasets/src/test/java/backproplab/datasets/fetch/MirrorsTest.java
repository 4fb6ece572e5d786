package backproplab.datasets.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
        for (String address : List.of(
                "http://one/%zz",
                "http://my_mirror/", "https://my_mirror:8080/sets", "http://one:99999/", "http://:80/")) {
            edit("mnist " + address + "\n");
            assertEquals(
                    list + ", line 1 has no valid address: " + address
                            + " (host names have letters, digits, dots and hyphens)",
                    failure());
        }
        edit("other http://one/\n");
        assertEquals("no mirror for mnist in " + list, failure());
    }

    @Test
    void aMarkOfTheEncodingIsNoPartOfTheList() throws IOException {
        edit("\ufeffmnist http://one/\n");
        assertEquals(List.of(URI.create("http://one/")), Mirrors.of("mnist", cache));
        edit("\ufeff# mine\r\nmnist http://two/\r\n");
        assertEquals(List.of(URI.create("http://two/")), Mirrors.of("mnist", cache));
        edit("\ufeff");
        assertEquals("no mirror for mnist in " + cache.resolve(Mirrors.FILE), failure());
    }

    @Test
    void textOfAnotherEncodingIsCalledSo() throws IOException {
        Files.write(cache.resolve(Mirrors.FILE), "mnist http://one/\n".getBytes(StandardCharsets.UTF_16));
        assertEquals("the list of mirrors " + cache.resolve(Mirrors.FILE) + " is not UTF-8 text", failure());
    }

    @Test
    void saysThatTheListCannotBeRead() throws IOException {
        Path list = Files.createDirectory(cache.resolve(Mirrors.FILE));
        assertTrue(failure().startsWith("cannot read the list of mirrors " + list + ": "), failure());
    }
}
