package backproplab.report.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request as a test wants it, its Host included, which Java's own clients do not let one choose; of HTTP/1.0, whose answers come as they are. */
final class OpenStream implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    /** An event of the stream. */
    record Event(String name, String data) {}

    OpenStream(URI address, String method, String path, String host) throws IOException {
        socket = new Socket("127.0.0.1", address.getPort());
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        String request = method + " " + path + " HTTP/1.0\r\nHost: " + host + "\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static OpenStream events(URI address) throws IOException {
        return new OpenStream(address, "GET", address.getPath() + "events", address.getAuthority());
    }

    /** The code of the answer. */
    int code() throws IOException {
        return Integer.parseInt(in.readLine().split(" ")[1]);
    }

    /** Everything that comes until the other side closes. */
    String rest() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** The next event; null where the stream ends. Lines that are none are passed over. */
    Event next() throws IOException {
        String name = null;
        List<String> data = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                data.add(line.substring("data: ".length()));
            } else if (line.isEmpty() && name != null) {
                return new Event(name, String.join("\n", data));
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
