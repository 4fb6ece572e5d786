package backproplab.datasets.fetch;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands a response body piece by piece to a thread that waits no longer than it wants to: an input stream would block for as long as the server likes. */
final class BodyQueue implements Flow.Subscriber<List<ByteBuffer>> {
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;

    /** Data, or a failure, or neither at the end. */
    private record Piece(List<ByteBuffer> data, Throwable failure) {}

    @Override
    public void onSubscribe(Flow.Subscription granted) {
        subscription = granted;
        granted.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> data) {
        pieces.add(new Piece(data, null));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(null, failure));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(null, null));
    }

    /**
     * Waits for the next piece and asks the server's side for one more.
     *
     * @return the piece, or null at the end of the body
     * @throws HttpTimeoutException if nothing came in time
     * @throws IOException if the connection broke
     */
    List<ByteBuffer> next(Duration limit) throws IOException, InterruptedException {
        Piece piece = pieces.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (piece == null) {
            throw new HttpTimeoutException("sent nothing for " + Causes.seconds(limit));
        }
        if (piece.failure() != null) {
            throw new IOException("connection broke", piece.failure());
        }
        if (piece.data() != null) {
            subscription.request(1);
        }
        return piece.data();
    }

    /** Lets go of the connection. */
    void cancel() {
        Flow.Subscription granted = subscription;
        if (granted != null) {
            granted.cancel();
        }
    }
}
