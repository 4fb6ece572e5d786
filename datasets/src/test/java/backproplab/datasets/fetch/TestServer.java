package backproplab.datasets.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local mirror per path, each with its own fault; hanging ones hang until the server is closed. */
public final class TestServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public TestServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    /** What a mirror does with a request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** Adds a mirror. */
    public URI mirror(String name, Behaviour behaviour) {
        server.createContext("/" + name + "/", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(exchange.getRequestURI().getPath() + (range == null ? "" : " " + range));
            try (exchange) {
                behaviour.answer(exchange);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name + "/");
    }

    /** The paths asked for so far, each with its Range if it had one. */
    public List<String> requests() {
        return requests;
    }

    /** Sends it all and does not know ranges. */
    public static Behaviour whole(byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        };
    }

    /** Sends what is asked for. */
    static Behaviour ranged(byte[] content) {
        return exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (range == null) {
                whole(content).answer(exchange);
                return;
            }
            int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            exchange.sendResponseHeaders(206, content.length - from);
            exchange.getResponseBody().write(Arrays.copyOfRange(content, from, content.length));
        };
    }

    public static Behaviour status(int code) {
        return exchange -> exchange.sendResponseHeaders(code, -1);
    }

    /** Announces everything, sends some of it, and closes the connection. */
    static Behaviour halfWay(byte[] content, int sent) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, sent);
            exchange.getResponseBody().flush();
        };
    }

    /** Sends some of it without ever announcing how much there is. */
    static Behaviour chunked(byte[] content, int sent) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content, 0, sent);
            exchange.getResponseBody().close();
        };
    }

    public Behaviour silent() {
        return exchange -> closed.await();
    }

    /** Sends some of it, then nothing. */
    Behaviour stalling(byte[] content, int sent) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, sent);
            exchange.getResponseBody().flush();
            closed.await();
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
