package backproplab.report.live;

import backproplab.report.page.PageTemplate;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Answers requests: {@code /TOKEN/} is the page, {@code /TOKEN/events} what it listens to. Everything else is refused: an unknown path; a name
 * in the address that is not this machine's, as when a site lets its name point here to read what is not its own (DNS rebinding); any
 * method that changes something.
 */
final class LiveHandler implements HttpHandler {
    /** More open pages than that are refused: {@value}. */
    static final int MOST_PAGES = 8;

    private static final long PATIENCE_MILLIS = 5000;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int BUSY = 503;

    private final Set<String> hosts;
    private final byte[] token;
    private final LiveFeed feed;

    LiveHandler(int port, String token, LiveFeed feed) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.feed = feed;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            String path = exchange.getRequestURI().getRawPath();
            int slash = path.indexOf('/', 1);
            if (host == null || !hosts.contains(host)) {
                refuse(exchange, FORBIDDEN, "This page answers to 127.0.0.1 and localhost alone.");
            } else if (slash < 0 || !ours(path.substring(1, slash))) {
                refuse(exchange, NOT_FOUND, "Nothing is here. The address of the page is on the screen of its run.");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                refuse(exchange, NOT_ALLOWED, "This page can only be read.");
            } else {
                answer(exchange, path.substring(slash + 1));
            }
        }
    }

    /** As fast for a wrong one that begins well as for any other. */
    private boolean ours(String asked) {
        return MessageDigest.isEqual(token, asked.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange, String name) throws IOException {
        if (name.isEmpty()) {
            send(exchange, OK, "text/html; charset=utf-8", PageTemplate.live());
        } else if (!name.equals("events")) {
            refuse(exchange, NOT_FOUND, "Nothing of that name is here.");
        } else if (feed.readers() >= MOST_PAGES) {
            refuse(exchange, BUSY, "The page is open " + MOST_PAGES + " times already.");
        } else {
            stream(exchange);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        headers(exchange, "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(OK, 0);
        LiveReader reader = feed.join();
        try (OutputStream out = exchange.getResponseBody()) {
            reader.copyTo(out, PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feed.leave(reader);
        }
    }

    private static void refuse(HttpExchange exchange, int code, String why) throws IOException {
        send(exchange, code, "text/plain; charset=utf-8", why + "\n");
    }

    private static void send(HttpExchange exchange, int code, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        headers(exchange, type);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void headers(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
    }
}
