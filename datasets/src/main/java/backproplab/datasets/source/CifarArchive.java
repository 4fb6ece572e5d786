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
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Reads the batch files out of a tar archive, plain or compressed, without unpacking it to disk.
 *
 * <p>The archive is not trusted: an entry whose path leads out of the archive's folder, a link or device, a second copy of a batch file, too many
 * entries, or more bytes than CIFAR-10 can need end the reading, even though nothing is ever written.
 */
final class CifarArchive {
    /** More entries than this are not believed; the official archive has nine. */
    static final int MAX_ENTRIES = 100;
    /** Most bytes of the unpacked archive: six full batch files, and room for a text file or two and the headers. */
    static final long MAX_BYTES = 6L * Cifar10.BATCH_IMAGES * CifarPart.RECORD_BYTES + (4 << 20);

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Place place;
    private boolean gzip;
    private final MessageDigest md5 = Digests.md5();
    private CifarPart train;
    private CifarPart test;

    private CifarArchive(Path file) {
        this.file = file;
        this.place = Place.of(file);
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
     * @throws DataFormatException if it cannot be read, is not to be trusted, or lacks a batch file
     */
    static Content read(Path file) throws DataFormatException {
        return new CifarArchive(file).read();
    }

    private Content read() throws DataFormatException {
        try (InputStream raw = new DigestInputStream(Files.newInputStream(file), md5)) {
            gzip = Gzip.is(file);
            int most = (int) Math.min(Cifar10.BATCH_IMAGES, largestContent() / CifarPart.RECORD_BYTES);
            int[] capacities = new int[Cifar10.TRAIN_FILES.size()];
            Arrays.fill(capacities, most);
            train = new CifarPart(capacities);
            test = new CifarPart(most);
            InputStream plain = gzip ? new GZIPInputStream(raw, BUFFER) : new BufferedInputStream(raw, BUFFER);
            InputStream bounded = new BoundedInputStream(plain, MAX_BYTES, place);
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
        return Files.size(file) * (gzip ? IdxFile.MAX_GZIP_GROWTH : 1);
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
        boolean isTest = last.equals(Cifar10.TEST_FILE);
        int batch = isTest ? 0 : Cifar10.TRAIN_FILES.indexOf(last);
        if (batch < 0) {
            return;
        }
        CifarPart part = isTest ? test : train;
        if (part.has(batch)) {
            throw where.broken("comes a second time");
        }
        int records = CifarPart.records(entry.getSize(), where);
        if (entry.getSize() > largestContent()) {
            throw where.broken("announces " + entry.getSize() + " bytes, more than the archive can hold");
        }
        part.read(batch, records, in, where);
    }

    private void checkComplete() throws DataFormatException {
        for (int batch = 0; batch < Cifar10.TRAIN_FILES.size(); batch++) {
            if (!train.has(batch)) {
                throw place.broken("has no entry " + Cifar10.TRAIN_FILES.get(batch));
            }
        }
        if (!test.has(0)) {
            throw place.broken("has no entry " + Cifar10.TEST_FILE);
        }
    }

    private DataFormatException broken(String what, IOException cause) {
        return new DataFormatException(Advice.message(file, what), cause);
    }
}
