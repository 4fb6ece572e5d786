package backproplab.experiments.remote;

import backproplab.datasets.TrainTest;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.files.disk.RecordJson;
import backproplab.files.failure.UserException;
import backproplab.network.engine.EngineUnavailableException;
import backproplab.remote.RefusedException;
import backproplab.remote.Worker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * The side of a machine that trains for others: makes sure that it would leave the same as they, decodes images once, and hands the work to its
 * {@link WorkKind}.
 */
public final class WorkerSide implements Worker {
    /** Of the whole process: every piece of work has a worker of its own. */
    private static final SoftCache<String, TrainTest> IMAGES = new SoftCache<>();

    /** Looked up once: the whole class path is searched for them. */
    private static final class Kinds {
        private static final List<ServiceLoader.Provider<WorkKind>> ALL =
                ServiceLoader.load(WorkKind.class, WorkKind.class.getClassLoader()).stream()
                        .toList();
    }

    @Override
    public Map<String, byte[]> work(Map<String, byte[]> parts, Function<String, byte[]> shared)
            throws RefusedException {
        String host = host();
        check(parts, host);
        WorkKind kind = kind(Parts.text(parts, Parts.KIND));
        Assignment assignment = new Assignment(Parts.text(parts, Parts.COMMAND), name -> images(name, shared, host));
        WorkKind.Outcome outcome;
        try {
            outcome = kind.work(assignment);
        } catch (UserException e) {
            // Said for a person at a keyboard, and not an accident: any machine of this kind would say it.
            throw new RefusedException("On " + host + ": " + e.getMessage());
        }
        Map<String, byte[]> answer = new HashMap<>();
        answer.put(Parts.RESULT, Parts.bytes(RecordJson.write(outcome.result())));
        Parts.addBlobs(answer, outcome.blobs());
        return answer;
    }

    /** The build comes first: another one may know other engines. */
    private static void check(Map<String, byte[]> parts, String host) throws RefusedException {
        Conditions asked = new Conditions(Parts.text(parts, Parts.BUILD), Parts.text(parts, Parts.CODE));
        new Conditions(BuildDigest.here(), asked.engines()).check(asked, host);
        List<String> tokens = List.of(Parts.text(parts, Parts.ENGINES).split(","));
        List<EngineKind> engines = EngineKind.all().stream()
                .filter(kind -> tokens.contains(kind.token()))
                .toList();
        try {
            Engines.ensure(engines);
        } catch (UserException | Dl4jUnavailableException | EngineUnavailableException e) {
            throw new RefusedException("On " + host + ": " + e.getMessage());
        }
        Conditions.here(engines).check(asked, host);
    }

    private static WorkKind kind(String token) {
        return Kinds.ALL.stream()
                .map(ServiceLoader.Provider::get)
                .filter(kind -> kind.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of work is called " + token));
    }

    private static TrainTest images(String name, Function<String, byte[]> shared, String host) throws RefusedException {
        return IMAGES.get(name, () -> {
            byte[] bytes = shared.apply(name);
            String found = ImageBytes.name(bytes);
            if (!found.equals(name)) {
                throw new RefusedException(host + " got other images than were sent (" + found + " instead of " + name
                        + ").\nIs its memory, or the network, sound?");
            }
            return ImageBytes.read(bytes);
        });
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "A machine";
        }
    }
}
