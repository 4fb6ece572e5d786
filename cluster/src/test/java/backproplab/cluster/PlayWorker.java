package backproplab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import backproplab.remote.RefusedException;
import backproplab.remote.Worker;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Does what the part {@code do} says. */
public final class PlayWorker implements Worker {
    static final CountDownLatch SLEEPING = new CountDownLatch(1);
    static final CountDownLatch WOKEN = new CountDownLatch(1);

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    @Override
    public Map<String, byte[]> work(Map<String, byte[]> parts, Function<String, byte[]> shared)
            throws RefusedException {
        String what = new String(parts.get("do"), UTF_8);
        return switch (what) {
            case "echo" -> Map.of("echo", parts.get("text"));
            case "fail once" -> failOnce(parts.get("text"));
            case "fail" -> throw new IllegalStateException("outer", new IllegalArgumentException("no such thing"));
            case "out of memory" -> throw new OutOfMemoryError("Java heap space");
            case "refuse" -> throw new RefusedException("pc7 has another build.\nGive it the same one.");
            case "same" -> Map.of("same", text(System.identityHashCode(shared.apply("images"))));
            case "unshared" -> Map.of("bytes", shared.apply("unheard of"));
            case "sleep" -> sleep();
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Map<String, byte[]> failOnce(byte[] key) {
        if (SEEN.add(new String(key, UTF_8))) {
            throw new IllegalStateException("the first time");
        }
        return Map.of("echo", key);
    }

    private static Map<String, byte[]> sleep() {
        SLEEPING.countDown();
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            WOKEN.countDown();
            throw new IllegalStateException(e);
        }
        return Map.of();
    }

    private static byte[] text(int number) {
        return Integer.toString(number).getBytes(UTF_8);
    }
}
