package backproplab.experiments.engine;

import java.util.List;

/** A framework that nobody wrote: the hand-written engine under another name, as an entry of the list of engines. */
public final class MadeUpEngine {
    /** The entry. */
    public static final EngineKind KIND = new EngineKind(
            "made-up",
            "in a made-up framework",
            EngineKind.Role.FRAMEWORK,
            Float.BYTES,
            new Pace(1, 2, 4, 8),
            (settings, threads) -> EngineKind.MANUAL.factory().create(settings, threads));

    /** All engines and that one. */
    public static final List<EngineKind> WITH_IT =
            List.of(EngineKind.MANUAL, EngineKind.DL4J, KIND, EngineKind.LOOPS, EngineKind.DL4J_CUDA);

    private MadeUpEngine() {}
}
