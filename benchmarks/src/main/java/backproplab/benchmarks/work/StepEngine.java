package backproplab.benchmarks.work;

import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.network.engine.EngineProvider;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who trains. */
public enum StepEngine {
    /** The hand-written float engine with the kernels that it chooses itself: SIMD where the machine has it. */
    MANUAL {
        @Override
        TrainingStep create(Workload workload, int threads) {
            return TrainingStep.manual(workload, KernelProvider.lookup(), threads);
        }
    },
    /** The same with the plain Java kernels. */
    MANUAL_SCALAR {
        @Override
        TrainingStep create(Workload workload, int threads) {
            return TrainingStep.manual(workload, new ScalarKernels(), threads);
        }
    },
    /**
     * Deeplearning4j as fast as it gets while computing the same: batch and labels prepared in reused ND4J arrays, nonlinearities inside the layers, no listeners, no
     * asynchronous iterator, OpenBLAS's kernels for this processor, and what {@link backproplab.network.engine.Engine#tuneThreads} finds fastest for this workload: the split
     * of threads between ND4J's operations and OpenBLAS, cache, workspaces, and oneDNN where it is on the class path.
     */
    DL4J {
        @Override
        TrainingStep create(Workload workload, int threads) {
            return TrainingStep.tunedDl4j(workload, threads);
        }
    },
    /**
     * The same with the threads that ND4J sets by itself, the kernels that OpenBLAS chooses by itself and without oneDNN, which is what a user gets; the number of threads
     * has no effect. In a process where ND4J has loaded before, only the threads are as they come.
     */
    DL4J_DEFAULT {
        @Override
        TrainingStep create(Workload workload, int threads) {
            return TrainingStep.dl4jAsItComes(workload);
        }
    },
    /**
     * PyTorch as fast as it gets while computing the same, in a build with its profile: the batch in memory that both sides read, and
     * the number of threads that {@link backproplab.network.engine.Engine#tuneThreads} finds fastest for this workload.
     */
    PYTORCH {
        @Override
        TrainingStep create(Workload workload, int threads) {
            return TrainingStep.tuned(provider().orElseThrow(), workload, threads);
        }
    };

    private static Optional<EngineProvider> provider() {
        return EngineProvider.find(PYTORCH.toString());
    }

    /**
     * Whether this build has it.
     *
     * @return false for {@link #PYTORCH} without {@code -Ppytorch}
     */
    public boolean available() {
        return this != PYTORCH || provider().isPresent();
    }

    /**
     * The engines of this build.
     *
     * @return in their order
     */
    public static Set<StepEngine> all() {
        Set<StepEngine> engines = EnumSet.allOf(StepEngine.class);
        engines.removeIf(engine -> !engine.available());
        return engines;
    }

    /** Builds network, weights and batch on the calling thread, which is the one that must run the steps. */
    abstract TrainingStep create(Workload workload, int threads);

    /**
     * The engine that is compared with in the same process, before the clock runs. The hand-written ones have none: what runs
     * first would shape how the compiler treats what is measured.
     */
    Optional<StepEngine> reference() {
        return this == MANUAL || this == MANUAL_SCALAR ? Optional.empty() : Optional.of(MANUAL);
    }

    /** The name on the command line and in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
