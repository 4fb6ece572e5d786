package backproplab.experiments.engine;

import backproplab.dl4j.Precision;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineProvider;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import java.util.Map;
import java.util.Optional;

/** A framework whose module is there only in builds with a profile; nothing of it is looked at before somebody asks. */
final class ProvidedEngine implements EngineKind.Factory {
    private final String token;
    private final String profile;
    private final String name;

    /** The search is done once: it reads the class path. */
    private Optional<EngineProvider> found;

    /**
     * A framework that may be absent.
     *
     * @param token what its provider is found by
     * @param profile of the build that adds it
     * @param name for people
     */
    ProvidedEngine(String token, String profile, String name) {
        this.token = token;
        this.profile = profile;
        this.name = name;
    }

    private synchronized Optional<EngineProvider> found() {
        if (found == null) {
            found = EngineProvider.find(token);
        }
        return found;
    }

    private EngineProvider provider() {
        return found().orElseThrow(() -> new IllegalStateException(name + " is not part of this build"));
    }

    @Override
    public boolean available() {
        return found().isPresent();
    }

    @Override
    public void ensureAvailable() {
        provider().ensureAvailable();
    }

    @Override
    public Engine create(NetworkSettings settings, ThreadPlan threads) {
        return provider().create(settings, threads);
    }

    Engine create(NetworkSettings settings, Precision precision, ThreadPlan threads) {
        return precision == Precision.DOUBLE
                ? provider().createDouble(settings, threads)
                : provider().create(settings, threads);
    }

    @Override
    public Map<String, Object> details() {
        return provider().details();
    }

    @Override
    public UserException absent(String option) {
        return UserException.usage(option + " " + token + ": " + name + " is not part of this build.\nAdd -P" + profile
                + " to the Maven command.");
    }
}
