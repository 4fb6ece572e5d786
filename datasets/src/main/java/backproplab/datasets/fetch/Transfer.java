package backproplab.datasets.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request: brings what is missing of one file from one mirror, going on after the bytes that are already there if the server can. */
final class Transfer {
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final long PROGRESS_NANOS = 200_000_000L;

    private final HttpClient client;
    private final RemoteFile file;
    private final PartFile part;
    private final Progress progress;
    private long lastProgress = System.nanoTime();

    Transfer(HttpClient client, RemoteFile file, PartFile part, Progress progress) {
        this.client = client;
        this.file = file;
        this.part = part;
        this.progress = progress;
    }

    /**
     * Runs the request until the part file has all its bytes.
     *
     * @throws IOException if the server refuses, keeps silent, or ends early or late; what arrived stays in the part file if it can be resumed
     */
    void run(URI address, Duration firstByte, Duration stall, Patience patience)
            throws IOException, InterruptedException {
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = ask(address, firstByte);
        BodyQueue body = new BodyQueue();
        response.body().subscribe(body);
        try {
            if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
                part.discard();
            }
            if (response.statusCode() != OK && response.statusCode() != PARTIAL_CONTENT) {
                throw new IOException("answered " + response.statusCode());
            }
            if (response.statusCode() == OK) {
                part.discard();
            } else if (!startsAt(response, part.size())) {
                throw new IOException("answered with another range than asked for");
            }
            receive(body, firstByte, stall, patience);
        } finally {
            body.cancel();
        }
    }

    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> ask(URI address, Duration limit)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "backprop-lab");
        if (part.size() > 0) {
            request.header("Range", "bytes=" + part.size() + "-");
        }
        CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofPublisher());
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            throw new HttpTimeoutException("no answer within " + Causes.seconds(limit));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UncheckedIOException refused) {
                throw refused.getCause();
            }
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        } finally {
            // Without effect on an answer that has come.
            answer.cancel(true);
        }
    }

    private static boolean startsAt(HttpResponse<?> response, long offset) {
        return response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + offset + "-");
    }

    /** Headers are no answer yet: a server may send them and nothing more. */
    private void receive(BodyQueue body, Duration firstByte, Duration stall, Patience patience)
            throws IOException, InterruptedException {
        List<ByteBuffer> data = body.next(firstByte.compareTo(stall) < 0 ? firstByte : stall);
        patience.answered();
        for (; data != null; data = body.next(stall)) {
            for (ByteBuffer bytes : data) {
                part.append(bytes);
            }
            if (part.size() > file.bytes()) {
                part.discard();
                throw new IOException("sent more than the " + file.bytes() + " bytes of the file");
            }
            report(false);
        }
        if (part.size() < file.bytes()) {
            throw new IOException("stopped after " + part.size() + " of " + file.bytes() + " bytes");
        }
        report(true);
    }

    private void report(boolean always) throws IOException {
        long now = System.nanoTime();
        if (always || now - lastProgress >= PROGRESS_NANOS) {
            lastProgress = now;
            progress.update(file.name(), part.size(), file.bytes());
        }
    }
}
