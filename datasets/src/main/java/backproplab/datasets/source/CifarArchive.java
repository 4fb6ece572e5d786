package backproplab.datasets.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Reads the batch files out of a tar archive, plain or compressed, without unpacking it to disk.
 *
 * <p>The archive is not trusted: an entry whose path leads out of the archive's folder, a link or device, a second copy of a batch file, too many
 * entries, or more bytes than the set can need end the reading, even though nothing is ever written.
 */
final class CifarArchive {
    /** More entries than this are not believed; the official archives have nine and six. */
    static final int MAX_ENTRIES = 100;

    private static final int BUFFER = 1 << 16;
    /** Room for a text file or two and the headers. */
    private static final int OTHER_BYTES = 4 << 20;

    private final CifarSet set;
    private final Path file;
    private final Place place;
    private boolean gzip;
    private final MessageDigest md5 = Digests.md5();
    private final CifarPart train;
    private final CifarPart test;
    /** Last names of files that are not of the set. */
    private final Set<String> others = new LinkedHashSet<>();

    private CifarArchive(Path file, CifarSet set) {
        this.set = set;
        this.file = file;
        this.place = Place.of(file);
        train = new CifarPart(set, set.trainFiles().size(), set.trainFileImages());
        test = new CifarPart(set, 1, CifarSet.TEST_IMAGES);
    }

    /**
     * What an archive holds.
     *
     * @param train the training images
     * @param test the test images
     * @param md5 digest of the archive file itself, in hexadecimal
     */
    record Content(LabelledImages train, LabelledImages test, String md5) {}

    /**
     * Reads an archive.
     *
     * @param file an existing file, compressed or not, whatever its name says
     * @param set which set it is to hold
     * @throws DataFormatException if it cannot be read, is not to be trusted, or lacks a batch file
     */
    static Content read(Path file, CifarSet set) throws DataFormatException {
        return new CifarArchive(file, set).read();
    }

    /** Most bytes of the unpacked archive. */
    private long maxBytes() {
        long images = (long) set.trainFiles().size() * set.trainFileImages() + CifarSet.TEST_IMAGES;
        return images * set.recordBytes() + OTHER_BYTES;
    }

    private Content read() throws DataFormatException {
        try (InputStream raw = new DigestInputStream(Files.newInputStream(file), md5)) {
            gzip = Gzip.is(file);
            InputStream plain = gzip ? new GZIPInputStream(raw, BUFFER) : new BufferedInputStream(raw, BUFFER);
            InputStream bounded = new BoundedInputStream(plain, maxBytes(), set.title(), place);
            readEntries(bounded);
            // Reading to the end makes gzip check its checksum and completes the digest.
            bounded.transferTo(OutputStream.nullOutputStream());
            raw.transferTo(OutputStream.nullOutputStream());
            checkComplete();
            return new Content(train.images(), test.images(), HexFormat.of().formatHex(md5.digest()));
        } catch (DataFormatException known) {
            throw known;
        } catch (EOFException early) {
            throw broken("is cut off: its data end too early", early);
        } catch (ZipException corrupt) {
            throw broken("holds damaged gzip data (" + corrupt.getMessage() + ")", corrupt);
        } catch (IOException failed) {
            throw broken("cannot be read as a tar archive: " + failed.getMessage(), failed);
        }
    }

    private long largestContent() throws IOException {
        return gzip ? Gzip.mostUnpacked(Files.size(file)) : Files.size(file);
    }

    private void readEntries(InputStream in) throws IOException {
        // Not closed: that would close the stream beneath, of which the end is still to be read.
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        int entries = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Place where = place.entry(entry.getName());
            entries++;
            if (entries > MAX_ENTRIES) {
                throw place.broken("has more than " + MAX_ENTRIES + " entries");
            }
            checkHarmless(entry, where);
            if (!entry.isDirectory()) {
                readFile(entry, tar, where);
            }
        }
    }

    private void checkHarmless(TarArchiveEntry entry, Place where) throws DataFormatException {
        String name = entry.getName().replace('\\', '/');
        if (name.startsWith("/")
                || name.matches("(?s)[A-Za-z]:.*")
                || Arrays.asList(name.split("/")).contains("..")) {
            throw where.broken("would be unpacked outside the target folder");
        }
        if (entry.isLink() || entry.isSymbolicLink()) {
            throw where.broken("is a link");
        }
        boolean regular =
                entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
        if (entry.isSparse() || !regular && !entry.isDirectory()) {
            throw where.broken(
                    String.format(Locale.ROOT, "is neither file nor folder (type 0x%02x)", entry.getLinkFlag()));
        }
    }

    private void readFile(TarArchiveEntry entry, InputStream in, Place where) throws IOException {
        String name = entry.getName();
        String last = name.substring(name.lastIndexOf('/') + 1);
        boolean isTest = last.equals(set.testFile());
        int batch = isTest ? 0 : set.trainFiles().indexOf(last);
        if (batch < 0) {
            others.add(last);
            return;
        }
        CifarPart part = isTest ? test : train;
        if (part.has(batch)) {
            throw where.broken("comes a second time");
        }
        if (entry.getSize() > largestContent()) {
            throw where.broken("announces " + entry.getSize() + " bytes, more than the archive can hold");
        }
        part.read(batch, entry.getSize(), in, where);
    }

    private void checkComplete() throws DataFormatException {
        for (int batch = 0; batch < set.trainFiles().size(); batch++) {
            if (!train.has(batch)) {
                throw lacking(set.trainFiles().get(batch));
            }
        }
        if (!test.has(0)) {
            throw lacking(set.testFile());
        }
    }

    /** An archive of another set is nothing to be deleted. */
    private DataFormatException lacking(String name) {
        return Lookalikes.among(others)
                .map(what -> new DataFormatException(
                        "Another kind of data file: " + file + " has no entry " + name + "; its " + what))
                .orElseGet(() -> place.broken("has no entry " + name));
    }

    private DataFormatException broken(String what, IOException cause) {
        return new DataFormatException(Advice.message(file, what), cause);
    }
}
