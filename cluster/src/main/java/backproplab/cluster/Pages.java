package backproplab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Reads what Spark's processes show of themselves in the browser. Where that is closed, nothing is known, and nothing is wrong. */
final class Pages {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Pages() {}

    /**
     * Reads a page.
     *
     * @param address of the page
     * @return its text; empty if it cannot be had within seconds
     */
    static Optional<String> text(String address) {
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Reads a page of JSON.
     *
     * @param address of the page
     * @return what it says; empty if it cannot be had, or is something else
     */
    static Optional<JsonNode> json(String address) {
        return text(address).flatMap(text -> {
            try {
                return Optional.of(JSON.readTree(text));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }
}
