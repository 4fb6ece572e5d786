package backproplab.datasets.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings files from the first mirror that has them.
 *
 * <p>A file gets its final name in one step and only after its size and MD5 are right. What arrived before a connection broke is kept as
 * {@code NAME.part} and gone on with, at the next mirror or in the next run. One download at a time per process.
 */
public final class Download {
    private static final Object ONE_AT_A_TIME = new Object();

    private final List<URI> mirrors;
    private final FetchLimits limits;
    private final Proxies proxies;
    private final HttpClient client;

    /**
     * Creates a download that has not begun.
     *
     * @param mirrors base addresses in the order to try them
     * @param limits how long to wait
     * @param proxies through whom to ask
     */
    public Download(List<URI> mirrors, FetchLimits limits, Proxies proxies) {
        this.mirrors = new ArrayList<>(mirrors);
        this.limits = limits;
        this.proxies = proxies;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(limits.connect())
                .proxy(proxies)
                .build();
    }

    /**
     * Fetches those of the files that the folder does not have.
     *
     * @param files the files
     * @param folder where they go; created if need be
     * @param patient false to give up soon ({@link FetchLimits#impatient}) if no mirror answers at all
     * @param progress hears how it goes
     * @throws DownloadException if a file is at no mirror, or cannot be written, or no mirror can be asked through its proxy
     */
    public void fetch(List<RemoteFile> files, Path folder, boolean patient, Progress progress)
            throws DownloadException {
        Patience patience = patient ? Patience.unlimited(limits) : Patience.limited(limits);
        synchronized (ONE_AT_A_TIME) {
            try {
                requireAskable();
                Files.createDirectories(folder);
                for (RemoteFile file : files) {
                    fetch(file, folder.resolve(file.name()), patience, progress);
                }
            } catch (DownloadException known) {
                throw known;
            } catch (IOException failed) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new DownloadException("interrupted while fetching to " + folder, failed);
                }
                throw new DownloadException("cannot write to " + folder + ": " + failed, failed);
            }
        }
    }

    private void requireAskable() throws DownloadException {
        List<DownloadException> refusals = mirrors.stream()
                .flatMap(mirror -> proxies.refusal(mirror).stream())
                .toList();
        if (!refusals.isEmpty() && refusals.size() == mirrors.size()) {
            throw refusals.get(0);
        }
    }

    private void fetch(RemoteFile file, Path target, Patience patience, Progress progress) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        try (PartFile part = PartFile.open(target)) {
            // Another process may have finished the file while this one was waiting to open it.
            if (!Files.exists(target)) {
                if (!complete(part, file)) {
                    if (part.size() >= file.bytes()) {
                        part.discard();
                    }
                    fromMirrors(file, part, patience, progress);
                }
                part.publish();
            }
        }
    }

    private void fromMirrors(RemoteFile file, PartFile part, Patience patience, Progress progress) throws IOException {
        List<String> causes = new ArrayList<>();
        Transfer transfer = new Transfer(client, file, part, progress);
        for (int i = 0; i < mirrors.size(); i++) {
            URI mirror = mirrors.get(i);
            try {
                fromMirror(mirror, transfer, file, part, patience, mirrors.size() - i);
                // The other files are probably there, too.
                mirrors.remove(i);
                mirrors.add(0, mirror);
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            } catch (IOException failed) {
                if (Thread.currentThread().isInterrupted()) {
                    throw failed;
                }
                causes.add(mirror.getHost()
                        + proxies.words(mirror)
                                .map(proxy -> " through the proxy " + proxy)
                                .orElse("")
                        + ": " + Causes.brief(failed));
            }
        }
        throw new DownloadException(file.name() + ": " + String.join("; ", causes));
    }

    private void fromMirror(
            URI mirror, Transfer transfer, RemoteFile file, PartFile part, Patience patience, int mirrorsLeft)
            throws IOException, InterruptedException {
        Optional<DownloadException> refusal = proxies.refusal(mirror);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        URI address = mirror.resolve(file.name());
        boolean resumed = part.size() > 0;
        transfer.run(address, patience.share(mirrorsLeft), limits.stall(), patience);
        if (!complete(part, file) && resumed) {
            // The fault may lie in what was there before.
            part.discard();
            transfer.run(address, patience.share(mirrorsLeft), limits.stall(), patience);
        }
        if (!complete(part, file)) {
            String md5 = part.md5();
            part.discard();
            throw new IOException("sent a file with MD5 " + md5 + " instead of " + file.md5());
        }
    }

    private static boolean complete(PartFile part, RemoteFile file) throws IOException {
        return part.size() == file.bytes() && part.md5().equals(file.md5());
    }
}
