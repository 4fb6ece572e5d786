package backproplab.torch;

import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineProvider;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import java.util.Map;

/** What the rest of the suite finds of this module. */
public final class TorchProvider implements EngineProvider {

    /** For the service loader. */
    public TorchProvider() {}

    @Override
    public String token() {
        return "pytorch";
    }

    @Override
    public void ensureAvailable() {
        ImageLayout.chosen(System.getenv());
        TorchBackend.ensureAvailable();
    }

    @Override
    public Engine create(NetworkSettings settings, ThreadPlan threads) {
        TorchBackend.setThreads(threads);
        return new TorchEngine(settings, Precision.FLOAT, ImageLayout.chosen(System.getenv()));
    }

    @Override
    public Engine createDouble(NetworkSettings settings, ThreadPlan threads) {
        TorchBackend.setThreads(threads);
        return new TorchEngine(settings, Precision.DOUBLE);
    }

    @Override
    public ThreadPlan threads() {
        return TorchBackend.threads();
    }

    @Override
    public Map<String, Object> details() {
        Map<String, Object> details = TorchBackend.details();
        details.put("images", ImageLayout.chosen(System.getenv()).token());
        return details;
    }
}
