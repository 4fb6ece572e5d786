package backproplab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import backproplab.remote.Worker;
import java.util.Map;
import java.util.function.Function;

/** Works as long as it is told, then says which process it is and what that has. */
public final class StandInWorker implements Worker {
    @Override
    public Map<String, byte[]> work(Map<String, byte[]> parts, Function<String, byte[]> shared) {
        try {
            Thread.sleep(Integer.parseInt(new String(parts.get("millis"), UTF_8)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "text", parts.get("text"),
                "process", text(ProcessHandle.current().pid()),
                "natives", text(System.getProperty("org.bytedeco.javacpp.cachedir")),
                "vectors",
                        text(ModuleLayer.boot()
                                .findModule("jdk.incubator.vector")
                                .isPresent()));
    }

    private static byte[] text(Object any) {
        return any.toString().getBytes(UTF_8);
    }
}
