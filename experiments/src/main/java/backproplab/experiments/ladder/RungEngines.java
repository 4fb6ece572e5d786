package backproplab.experiments.ladder;

import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.train.WarmUp;
import backproplab.files.failure.UserException;
import backproplab.manual.engine.ManualEngine;
import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.ladder.FloatLoopLayers;
import backproplab.manual.ladder.MatrixLayers;
import backproplab.manual.ladder.ReorderedLayers;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Builds the engine of each rung. */
final class RungEngines {
    private final KernelOps ops;
    private final OptionalInt fixedThreads;

    /**
     * An engine about to be timed.
     *
     * @param engine the engine, to be closed
     * @param backend what computes, in words
     * @param threads how many threads
     */
    record Opened(Engine engine, String backend, int threads) {}

    /**
     * A builder.
     *
     * @param ops the kernels of this process: from the SIMD rung on
     * @param fixedThreads threads of the last two rungs; empty: all cores, and for Deeplearning4j what suits it best
     */
    RungEngines(KernelOps ops, OptionalInt fixedThreads) {
        this.ops = ops;
        this.fixedThreads = fixedThreads;
    }

    boolean hasSimd() {
        return !(ops instanceof ScalarKernels);
    }

    int threads() {
        return fixedThreads.orElse(Runtime.getRuntime().availableProcessors());
    }

    /** Why a rung cannot run here, if it cannot. */
    Optional<String> obstacle(Rung rung) {
        if (rung == Rung.SIMD && !hasSimd()) {
            return Optional.of(
                    "this process has no SIMD kernels.\nStart java with --add-modules jdk.incubator.vector.");
        }
        if (rung == Rung.DL4J) {
            try {
                Engines.ensureDl4j();
            } catch (Dl4jUnavailableException | UserException e) {
                return Optional.of(e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Builds the engine of a rung that has no obstacle; its weights are to be loaded. */
    Opened open(Rung rung, PreparedRun run) {
        return switch (rung) {
            case LOOPS_DOUBLE -> named(Engines.create(EngineKind.LOOPS, run.network(), ThreadPlan.all(1)), 1);
            case LOOPS_FLOAT -> named(new ManualEngine<>(run.network(), new FloatLoopLayers(), 1, () -> {}), 1);
            case LOOPS_REORDERED -> named(new ManualEngine<>(run.network(), new ReorderedLayers(), 1, () -> {}), 1);
            case IM2COL_MATMUL -> onKernels(run, new ScalarKernels(), 1, MatrixLayers::new);
            case SIMD -> onKernels(run, ops, 1, MatrixLayers::new);
            case REUSED_FUSED -> onKernels(run, ops, 1, FastLayers::new);
            case THREADS -> onKernels(run, ops, threads(), FastLayers::new);
            case DL4J -> dl4j(run);
        };
    }

    private static Opened named(Engine engine, int threads) {
        return new Opened(engine, engine.backend(), threads);
    }

    private static Opened onKernels(
            PreparedRun run, KernelOps ops, int threads, Function<Kernels, LayerFactory<FloatTensor>> layers) {
        Kernels kernels = new Kernels(ops, threads);
        return named(new ManualEngine<>(run.network(), layers.apply(kernels), threads, kernels::close), threads);
    }

    private Opened dl4j(PreparedRun run) {
        ThreadPlan plan = WarmUp.run(
                        EngineKind.DL4J,
                        run.network(),
                        run.initialWeights(),
                        run.job(),
                        1,
                        fixedThreads,
                        Optional.empty())
                .threads();
        Engine engine = Engines.create(EngineKind.DL4J, run.network(), plan);
        String backend = engine.backend() + " omp " + plan.workers() + " blas " + plan.blas();
        return new Opened(engine, backend, Math.max(plan.workers(), plan.blas()));
    }
}
