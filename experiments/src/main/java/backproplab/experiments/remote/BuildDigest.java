package backproplab.experiments.remote;

import backproplab.datasets.Dataset;
import backproplab.dl4j.Dl4jEngine;
import backproplab.experiments.engine.EngineKind;
import backproplab.manual.kernel.Kernels;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which build of this program runs: a digest of the names and contents of its classes, of those modules that decide a number or what is said
 * to other machines. A folder of classes and a jar made of it have the same.
 */
final class BuildDigest {
    /** A class of each module that every build has. */
    private static final List<Class<?>> MODULES =
            List.of(BuildDigest.class, Kernels.class, Dl4jEngine.class, Engine.class, Dataset.class);

    /** Where their classes are, in a jar that may hold others too. */
    private static final List<String> PACKAGES = List.of(
            "backproplab/experiments/",
            "backproplab/manual/",
            "backproplab/dl4j/",
            "backproplab/network/",
            "backproplab/datasets/",
            "backproplab/torch/");

    private static final String CLASS = ".class";

    private BuildDigest() {}

    private static final class Holder {
        private static final String HERE = of(places());
    }

    /** Of the classes of this process: the same at every call. */
    static String here() {
        return Holder.HERE;
    }

    private static Collection<Path> places() {
        List<Class<?>> modules = new ArrayList<>(MODULES);
        EngineProvider.find(EngineKind.PYTORCH.token())
                .map(EngineProvider::getClass)
                .ifPresent(modules::add);
        Collection<Path> places = new LinkedHashSet<>();
        for (Class<?> module : modules) {
            try {
                places.add(Path.of(module.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException("classes are in folders and jars", e);
            }
        }
        return places;
    }

    /**
     * Of the classes in some places.
     *
     * @param places folders and jars, in any order
     * @return hexadecimal digits
     * @throws UncheckedIOException if one cannot be read
     */
    static String of(Collection<Path> places) {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        try {
            for (Path place : places) {
                if (Files.isDirectory(place)) {
                    addFolder(classes, place);
                } else {
                    addJar(classes, place);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MessageDigest all = Sha256.begin();
        classes.forEach((name, digest) -> {
            all.update(name.getBytes(StandardCharsets.UTF_8));
            all.update(digest);
        });
        return Sha256.digits(all);
    }

    private static boolean counts(String name) {
        return name.endsWith(CLASS) && PACKAGES.stream().anyMatch(name::startsWith);
    }

    private static void addFolder(SortedMap<String, byte[]> classes, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (counts(name)) {
                    try (InputStream bytes = Files.newInputStream(file)) {
                        classes.put(name, digest(bytes));
                    }
                }
            }
        }
    }

    private static void addJar(SortedMap<String, byte[]> classes, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                if (counts(entry.getName())) {
                    try (InputStream bytes = zip.getInputStream(entry)) {
                        classes.put(entry.getName(), digest(bytes));
                    }
                }
            }
        }
    }

    private static byte[] digest(InputStream bytes) throws IOException {
        DigestInputStream digested = new DigestInputStream(bytes, Sha256.begin());
        digested.transferTo(OutputStream.nullOutputStream());
        return digested.getMessageDigest().digest();
    }
}
