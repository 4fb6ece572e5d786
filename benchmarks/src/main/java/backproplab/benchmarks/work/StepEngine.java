package backproplab.benchmarks.work;

import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.ScalarKernels;
import java.util.Locale;
import java.util.Optional;

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
     * Deeplearning4j as fast as it gets while computing the same: batch and labels prepared in reused ND4J arrays, workspaces
     * and cache mode on, nonlinearities inside the layers, no listeners, no asynchronous iterator, and the split of threads
     * between ND4J's operations and OpenBLAS that {@link backproplab.network.engine.Engine#tuneThreads} finds fastest for this workload.
     */
    DL4J {
        @Override
        TrainingStep create(Workload workload, int threads) {
            return TrainingStep.tunedDl4j(workload, threads);
        }
    },
    /** The same with the threads that ND4J sets by itself, which is what a user gets; the number of threads has no effect. */
    DL4J_DEFAULT {
        @Override
        TrainingStep create(Workload workload, int threads) {
            return TrainingStep.dl4j(workload);
        }
    };

    /** Builds network, weights and batch on the calling thread, which is the one that must run the steps. */
    abstract TrainingStep create(Workload workload, int threads);

    /**
     * The engine that is compared with in the same process, before the clock runs. The hand-written ones have none: what runs
     * first would shape how the compiler treats what is measured.
     */
    Optional<StepEngine> reference() {
        return this == DL4J || this == DL4J_DEFAULT ? Optional.of(MANUAL) : Optional.empty();
    }

    /** The name on the command line and in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
