package backproplab.report.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * A server-sent event.
 *
 * @param name what the page's script listens to
 * @param data any text
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, Server-sent events</a>
 */
record LiveMessage(String name, String data) {
    /** A line that is no event, by which a reader that is gone is noticed. */
    static final byte[] NOTHING = ":\n\n".getBytes(StandardCharsets.UTF_8);

    static LiveMessage progress(LiveState state) {
        ObjectNode fields = new ObjectMapper().createObjectNode();
        fields.put("what", state.what());
        if (Double.isFinite(state.share())) {
            fields.put("share", state.share());
        }
        fields.put("left", state.left());
        return new LiveMessage("progress", fields.toString());
    }

    /** Sections as HTML. */
    static LiveMessage charts(String html) {
        return new LiveMessage("charts", html);
    }

    /** The last event; what the page says from then on. */
    static LiveMessage over(String words) {
        return new LiveMessage("over", words);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder("event: ").append(name).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
